import { AccessAnalyzer, Findings, SecurityHub, ThreatDetection } from '@ashlar/audit';
import { ProjectStack, type Target } from '@ashlar/core';
import type { OmnirapeuticEnvironment } from '../environments.js';
import type { AlertsStack } from './alerts.js';

interface Needs {
  readonly alerts: AlertsStack;
}

/** Who looks for what should not be, and tells. */
export class DetectionStack extends ProjectStack<OmnirapeuticEnvironment> {
  constructor(target: Target<OmnirapeuticEnvironment>, name: string, { alerts }: Needs) {
    super(target, name);
    const threats = new ThreatDetection(this, 'threats');
    new SecurityHub(this, 'hub', { standards: ['aws-foundational', 'nist-800-53'] });
    new AccessAnalyzer(this, 'access');
    // Security Hub repeats what failed each day until somebody has answered it: only what can't wait is mailed.
    new Findings(this, 'findings', {
      topicArn: alerts.topic.topicArn,
      securityHubSeverities: ['CRITICAL'],
    });
    this.output('detector_id', threats.detectorId, 'The GuardDuty detector');
  }
}
