import { notDeployed } from '../output/output-stacks.js';
import { driftJson, driftReport, hasDrift } from './drift-report.js';
import type { StackDrift } from './drift-stacks.js';

const clean: StackDrift = { stack: 'shop-keys', seconds: 1.26, drift: [] };
const drifted: StackDrift = {
  stack: 'shop-dns',
  seconds: 2,
  drift: [
    { address: 'aws_route53_zone.zone', what: 'changed', attributes: ['comment', 'tags'] },
    { address: 'aws_sqs_queue.q', what: 'deleted', attributes: [] },
  ],
};

test('drift is told by stack, with what to do about it', () => {
  expect(driftReport([clean, drifted])).toMatchInlineSnapshot(`
    "shop-dns:
      ~ aws_route53_zone.zone  comment, tags
      - aws_sqs_queue.q  deleted outside of Terraform

    2 stacks compared with AWS, 1 with drift: \`ashlar plan\` shows what an apply would set back; what shall stay belongs into the code"
  `);
  expect(hasDrift([clean, drifted])).toBe(true);
});

test('without drift, a line is enough', () => {
  expect(driftReport([clean])).toBe('1 stack compared with AWS, no drift');
  expect(hasDrift([clean])).toBe(false);
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
  expect(JSON.parse(driftJson([clean, drifted]))).toEqual([
    { stack: 'shop-keys', seconds: 1.3, drift: [] },
    { stack: 'shop-dns', seconds: 2, drift: drifted.drift },
  ]);
});
