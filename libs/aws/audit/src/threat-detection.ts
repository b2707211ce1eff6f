import { ProjectStack, refuse, strangerProblems } from '@ashlar/core';
import { GuarddutyDetector } from '@cdktf/provider-aws/lib/guardduty-detector/index.js';
import { GuarddutyDetectorFeature } from '@cdktf/provider-aws/lib/guardduty-detector-feature/index.js';
import { Construct } from 'constructs';
import { AGENTS, type DetectorFeature, FEATURES, type RuntimeAgent } from './detector-features.js';
import { offProblems } from './off-problems.js';

export interface ThreatDetectionProps {
  /**
   * Protections and agents that are off, each with the reason. Without `RUNTIME_MONITORING` its agents are off too.
   * @default - all are on; each is billed by what it reads, as the README says
   */
  readonly off?: Readonly<Partial<Record<DetectorFeature | RuntimeAgent, string>>>;
}

/**
 * GuardDuty with every protection: calls, DNS and network, S3, malware on volumes, logins to databases, Lambda, EKS, and processes in
 * tasks, pods and instances. One for each account and region. Repeated findings are told again after 15 minutes.
 *
 * @throws InputError for a protection that GuardDuty does not have, one that is off without a reason, and a second owner
 *   in the account and region.
 */
export class ThreatDetection extends Construct {
  readonly detector: GuarddutyDetector;
  readonly detectorId: string;

  constructor(scope: Construct, id: string, props: ThreatDetectionProps = {}) {
    super(scope, id);
    const { off = {} } = props;
    refuse(`${this.node.path} (ThreatDetection)`, [
      ...strangerProblems('the detector', props, ['off']),
      ...offProblems(off, [...FEATURES, ...AGENTS]),
    ]);
    ProjectStack.of(this).claimSingleton(this, 'guardduty-detector');
    this.detector = new GuarddutyDetector(this, 'detector', {
      enable: true,
      findingPublishingFrequency: 'FIFTEEN_MINUTES',
    });
    this.detectorId = this.detector.id;

    const status = (...names: (DetectorFeature | RuntimeAgent)[]) =>
      names.some((name) => Object.hasOwn(off, name)) ? 'DISABLED' : 'ENABLED';
    for (const name of FEATURES) {
      // AWS turns most of them on in a new detector, so that what is off has to be said.
      new GuarddutyDetectorFeature(this, name.toLowerCase().replaceAll('_', '-'), {
        detectorId: this.detectorId,
        name,
        status: status(name),
        additionalConfiguration:
          name === 'RUNTIME_MONITORING'
            ? AGENTS.map((agent) => ({ name: agent, status: status(name, agent) }))
            : undefined,
      });
    }
  }
}
