import { notDeployed } from '../output/output-stacks.js';
import type { DriftIgnore } from './drift-ignore.js';
import { driftJson, driftReport, hasDrift, unusedIgnores } from './drift-report.js';
import type { StackDrift } from './drift-stacks.js';

const none = { drift: [], unapplied: [], ignored: [] };
const clean: StackDrift = { stack: 'shop-keys', seconds: 1.26, ...none };
const drifted: StackDrift = {
  ...{ stack: 'shop-dns', seconds: 2, ignored: [] },
  drift: [
    { address: 'aws_route53_zone.zone', what: 'changed', attributes: ['comment', 'tags'], cause: 'hand' },
    { address: 'aws_s3_bucket.b', what: 'changed', attributes: ['region'], cause: 'provider' },
    { address: 'aws_sqs_queue.q', what: 'deleted', attributes: [], cause: 'hand' },
  ],
  unapplied: [
    { address: 'aws_kms_key.k', action: 'create', attributes: [] },
    { address: 'aws_sqs_queue.r', action: 'update', attributes: ['delay_seconds'] },
  ],
};
const ignore: DriftIgnore = {
  ...{ address: 'aws_x.*', attribute: 'count', until: '2026-12-01', owner: 'shop', reason: 'scaled' },
};

test('drift is told by stack and cause, with what to do about it', () => {
  expect(driftReport([clean, drifted])).toMatchInlineSnapshot(`
    "shop-dns:
      changed outside of Terraform:
        ~ aws_route53_zone.zone  comment, tags
        - aws_sqs_queue.q  deleted
      read otherwise by this version of the provider:
        ~ aws_s3_bucket.b  region
      in the code, and not applied:
        create aws_kms_key.k
        update aws_sqs_queue.r  delay_seconds

    2 stacks compared with AWS
      1 changed by hand: an apply sets that back; what shall stay belongs into the code
      1 read otherwise by the provider: an apply brings their states up to date
      1 with code that is not applied: \`ashlar plan\` shows it"
  `);
  expect(hasDrift([clean, drifted])).toBe(true);
});

test('without drift, a line is enough', () => {
  expect(driftReport([clean])).toBe('1 stack compared with AWS, no drift');
  expect(hasDrift([clean])).toBe(false);
});

test('code that nobody has applied counts', () => {
  const waiting = { ...clean, unapplied: drifted.unapplied ?? [] };
  expect(hasDrift([waiting])).toBe(true);
  expect(driftReport([waiting])).not.toContain('no drift');
});

test('what is ignored is counted, and an entry that nothing is like is found', () => {
  const ignored = [{ address: 'aws_x.a', attributes: ['count'], by: [ignore] }];
  const stack = { ...clean, ignored };
  expect(hasDrift([stack])).toBe(false);
  expect(driftReport([stack])).toBe('1 stack compared with AWS, no drift\n  1 ignored');
  expect(unusedIgnores([ignore], [stack])).toEqual([]);
  expect(unusedIgnores([ignore], [clean])).toEqual([ignore]);
});

test('what could not be compared is no "no drift"', () => {
  const report = driftReport([
    { stack: 'shop-data', seconds: 1, error: notDeployed('shop-data') },
    { stack: 'shop-edge', seconds: 0 },
  ]);
  expect(report).not.toContain('no drift');
  expect(report).toContain("it isn't deployed");
  expect(report).toContain('shop-edge was not compared: interrupted');
});

test('programs get the same', () => {
  const { drift, unapplied } = drifted;
  expect(JSON.parse(driftJson([clean, drifted]))).toEqual([
    { stack: 'shop-keys', seconds: 1.3, drift: [], unapplied: [] },
    { stack: 'shop-dns', seconds: 2, drift, unapplied },
  ]);
});
