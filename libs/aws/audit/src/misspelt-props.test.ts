import type { ProjectStack } from '@ashlar/core';
import { refusal, synthStack } from '@ashlar/testing';
import {
  AccessAnalyzer,
  AuditTrail,
  ConfigRecorder,
  ConformancePack,
  Findings,
  hipaaSecurity,
  RegionDefaults,
  SecurityHub,
  ThreatDetection,
} from './index.js';

const kmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/k';
const bucket = { bucketName: 'audit', bucketArn: 'arn:aws:s3:::audit' };
const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';

/** As somebody writes them whom no compiler has told yet. */
const misspelt: Record<string, [string, (stack: ProjectStack, wrong: object) => unknown]> = {
  AuditTrail: [
    'dataEvent',
    (stack, wrong) =>
      new AuditTrail(stack, 'it', { purpose: 'trail', bucket, kmsKeyArn, logs: { kmsKeyArn }, ...wrong }),
  ],
  ConfigRecorder: [
    'global',
    (stack, wrong) => new ConfigRecorder(stack, 'it', { bucket, kmsKeyArn, ...wrong }),
  ],
  ConformancePack: [
    'leaveout',
    (stack, wrong) => new ConformancePack(stack, 'it', { pack: hipaaSecurity, ...wrong }),
  ],
  ThreatDetection: ['without', (stack, wrong) => new ThreatDetection(stack, 'it', wrong)],
  SecurityHub: ['standard', (stack, wrong) => new SecurityHub(stack, 'it', wrong)],
  AccessAnalyzer: ['unused', (stack, wrong) => new AccessAnalyzer(stack, 'it', wrong)],
  RegionDefaults: ['kmsKeyArn', (stack, wrong) => new RegionDefaults(stack, 'it', wrong)],
  Findings: ['severity', (stack, wrong) => new Findings(stack, 'it', { topicArn, ...wrong })],
};

test.each(Object.entries(misspelt))('%s refuses a prop that it does not have', (_, [prop, make]) => {
  expect(refusal(() => synthStack((stack) => void make(stack, { [prop]: 'x' })))).toContain(`has '${prop}'`);
});
