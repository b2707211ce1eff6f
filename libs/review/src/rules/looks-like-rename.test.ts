import fc from 'fast-check';
import type { PlannedChange } from '@ashlar/graph';
import { judged } from './judged.fixture.js';
import { created, deleted } from './plan.fixture.js';
import { looksLikeRename } from './looks-like-rename.js';
import { PlanContext } from './plan-context.js';
import { renamesIn } from './renames-in.js';
import { planOf } from './plan.fixture.js';

const renamed = judged('looks-like-rename');

const queue = (name: string) => ({ name, fifo_queue: true, delay_seconds: 5, kms_master_key_id: 'alias/k' });

test('what goes and comes with the same arguments looks like a rename; with data in it, that is a danger', () => {
  expect(renamed(deleted('aws_sqs_queue.old', queue('a')), created('aws_sqs_queue.new', queue('a')))).toEqual(
    ['danger: looks like a rename: destroys the queue and its messages and makes an empty one'],
  );
  const role = { name: 'r', path: '/' };
  expect(renamed(deleted('aws_iam_role.a', role), created('aws_iam_role.b', role))).toEqual([
    'review: looks like a rename: it is destroyed and made again',
  ]);
});

test('the block that avoids it is told, and what differs is named', () => {
  const plan = planOf(deleted('aws_sqs_queue.old', queue('a')), created('aws_sqs_queue.new', queue('b')));
  const [change] = plan.changes;
  expect(looksLikeRename.judge(change as PlannedChange, new PlanContext(plan))).toEqual([
    expect.objectContaining({
      move: { from: 'aws_sqs_queue.old', to: 'aws_sqs_queue.new' },
      attributes: ['name'],
    }),
  ]);
});

test.each([
  ['another type', created('aws_sns_topic.new', queue('a'))],
  [
    'other arguments',
    created('aws_sqs_queue.new', { name: 'b', delay_seconds: 9, fifo_queue: true, visibility: 1 }),
  ],
  ['another provider', created('aws_sqs_queue.new', queue('a'), { provider_name: 'example.com/x/aws' })],
])('%s is something else', (_, fresh) => {
  expect(renamed(deleted('aws_sqs_queue.old', queue('a')), fresh)).toEqual([]);
});

test('of several that are the same, the names decide', () => {
  const same = { cidr: 1, zone: 'a' };
  const plan = planOf(
    ...['a_web', 'b_data'].map((name) => deleted(`aws_subnet.${name}`, same)),
    ...['c_data', 'd_web'].map((name) => created(`aws_subnet.${name}`, same)),
  );
  expect(renamesIn(plan.changes).map(({ from, to }) => [from, to])).toEqual([
    ['aws_subnet.a_web', 'aws_subnet.d_web'],
    ['aws_subnet.b_data', 'aws_subnet.c_data'],
  ]);
});

test('every renamed resource is found, each once, in any order', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1, maxLength: 30 });
  const order = fc.infiniteStream(fc.nat(1000));
  fc.assert(
    fc.property(names, order, (words, random) => {
      const values = (word: string) => ({ cidr: word, dns: true, tenancy: 'default' });
      const changes = words.flatMap((word) => [
        deleted(`aws_vpc.x_${word}`, values(word)),
        created(`aws_vpc.y_${word}`, values(word)),
      ]);
      const shuffled = changes
        .map((change) => ({ change, key: random.next().value }))
        .sort((a, b) => a.key - b.key);
      const plan = planOf(...shuffled.map(({ change }) => change));
      expect(renamesIn(plan.changes).map(({ from, to }) => [from, to])).toEqual(
        [...words].sort().map((word) => [`aws_vpc.x_${word}`, `aws_vpc.y_${word}`]),
      );
    }),
    { numRuns: 40 },
  );
});
