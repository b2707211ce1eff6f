import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { synthStack } from '@ashlar/testing';
import { waive } from './waive.js';

const waiver = {
  rule: 'SQS_ENCRYPTED',
  reason: 'holds nothing but ticks of a clock',
  owner: 'platform',
  until: '2027-03-31',
};

test('a waiver stands beside the resource, and changes nothing of it', () => {
  const build = (waivers: (typeof waiver)[]) =>
    synthStack((stack) => {
      const queue = new SqsQueue(stack, 'ticks', { name: 'ticks' });
      if (waivers.length > 0) waive(queue, ...waivers);
    }).one(SqsQueue) as Record<string, unknown>;
  const { '//': note, ...body } = build([waiver]);
  expect(note).toMatchObject({ waivers: [waiver], metadata: { uniqueId: 'ticks' } });
  expect({ ...build([]), '//': {} }).toEqual({ ...body, '//': {} });
});
