import { AccessAnalyzer, Findings, ThreatDetection } from '@ashlar/audit';
import { ProjectStack, type Target } from '@ashlar/core';
import type { EdgarEnvironment } from '../environments.js';
import type { AlertsStack } from './alerts.js';

interface Needs {
  readonly alerts: AlertsStack;
}

/** Who looks for what should not be, and tells: GuardDuty and Access Analyzer, by EventBridge to the topic. */
export class DetectionStack extends ProjectStack<EdgarEnvironment> {
  constructor(target: Target<EdgarEnvironment>, name: string, { alerts }: Needs) {
    super(target, name);
    const threats = new ThreatDetection(this, 'threats');
    new AccessAnalyzer(this, 'access');
    new Findings(this, 'findings', { topicArn: alerts.topic.topicArn });
    this.output('detector_id', threats.detectorId, 'The GuardDuty detector');
  }
}
