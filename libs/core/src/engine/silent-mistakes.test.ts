import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import type { Target } from '../stack/app-definition.js';
import { ProjectStack } from '../stack/project-stack.js';
import { refusal, scratchFolder, synthApps, synthStack, testEnvironment } from '@ashlar/testing';
import {
  Aspects,
  AssetType,
  Lazy,
  propertyAccess,
  S3Backend,
  TerraformAsset,
  TerraformIterator,
  TerraformOutput,
  TerraformStack,
  Token,
} from 'cdktf';
import { Construct, type IConstruct } from 'constructs';

/** The refusal of one stack, which has a queue already. */
const inStack = (build: (stack: ProjectStack, queue: SqsQueue) => void) =>
  refusal(() => synthStack((stack) => build(stack, new SqsQueue(stack, 'queue'))));

/** The refusal of a whole environment. */
const inApp = (build: (target: Target) => void) =>
  refusal(() => synthApps({ name: 'demo', environments: [testEnvironment()], build }));

const topic = (scope: Construct, name: string) => new SnsTopic(scope, 'topic', { name });

/** Changes one construct the way a policy would. */
const change = <T extends IConstruct>(construct: T, how: (construct: T) => void) => ({
  visit: (node: IConstruct) => {
    if (node === construct) how(construct);
  },
});

/** Two stacks that each call their queue `queue`, as stacks do. */
function twoStacks(target: Target) {
  const [data, web] = [new ProjectStack(target, 'data'), new ProjectStack(target, 'web')];
  return { data, web, theirs: new SqsQueue(data, 'queue'), ours: new SqsQueue(web, 'queue') };
}

test('silent mistake 3: an attribute of another stack that is read inside of Lazy is refused', () => {
  const message = inApp((target) => {
    const { web, theirs } = twoStacks(target);
    topic(web, Lazy.stringValue({ produce: () => theirs.arn }));
  });
  expect(message).toMatchInlineSnapshot(`
    "demo-test-web/topic (SnsTopic) has a problem:
      aws_sqs_queue.queue.arn is read from demo-test-data too late to become an output there
        fix: read it when the stack is built, outside of Lazy values and aspects"
  `);
});

test('silent mistake 4: an attribute of another stack that an aspect assigns is refused', () => {
  const message = inApp((target) => {
    const { web, theirs, ours } = twoStacks(target);
    Aspects.of(web).add(change(ours, (queue) => (queue.name = theirs.arn)));
  });
  expect(message).toMatchInlineSnapshot(`
    "demo-test-web/queue (SqsQueue) has a problem:
      aws_sqs_queue.queue.arn is read from demo-test-data too late to become an output there
        fix: read it when the stack is built, outside of Lazy values and aspects"
  `);
});

test('silent mistake 5: an aspect of the whole app is refused', () => {
  const message = inApp((target) => {
    twoStacks(target);
    Aspects.of(target.root).add({ visit: () => undefined });
  });
  expect(message).toMatchInlineSnapshot(`
    "the app (SynthesisRoot) has a problem:
      has an aspect that would never run
        fix: add aspects to each stack: Aspects.of(stack).add(…)"
  `);
});

test('silent mistake 6: two ids that differ by a dot only are refused', () => {
  const message = inStack((stack) => {
    new SqsQueue(stack, 'orders.fifo');
    new SqsQueue(stack, 'ordersfifo');
  });
  expect(message).toMatchInlineSnapshot(`
    "demo-test-unit/ordersfifo (SqsQueue) has a problem:
      its Terraform address aws_sqs_queue.ordersfifo is that of demo-test-unit/orders.fifo (SqsQueue) too
        fix: give one of the two another id"
  `);
});

test('silent mistake 6: two resources, or two outputs, that are given one address are refused', () => {
  const message = inStack((stack, queue) => {
    const other = new SqsQueue(stack, 'other');
    for (const each of [queue, other]) each.overrideLogicalId('jobs');
    stack.output('url', queue.url, 'Where jobs go.');
    new TerraformOutput(new Construct(stack, 'site'), 'url', { value: other.url, staticId: true });
  });
  expect(message).toContain(
    'its Terraform address aws_sqs_queue.jobs is that of demo-test-unit/queue (SqsQueue)',
  );
  expect(message).toContain(
    'its Terraform address output.url is that of demo-test-unit/url (TerraformOutput) too',
  );
});

test('silent mistake 7: two stacks of one id are refused, wherever they stand', () => {
  const message = inApp((target) => {
    for (const scope of ['blue', 'green']) {
      const stack = new TerraformStack(new Construct(target.root, scope), 'web');
      new S3Backend(stack, { bucket: 'state', key: scope });
    }
  });
  expect(message).toMatchInlineSnapshot(`
    "green/web (TerraformStack) has a problem:
      its stack id web is that of blue/web (TerraformStack) too
        fix: give one of the two another id"
  `);
});

test('silent mistake 8: an id that is overridden after an attribute was read is refused', () => {
  const message = inStack((stack, queue) => {
    topic(stack, queue.arn);
    queue.overrideLogicalId('jobs');
  });
  expect(message).toMatchInlineSnapshot(`
    "demo-test-unit/queue (SqsQueue) has a problem:
      overrideLogicalId('jobs') came after an attribute was read, and 'queue' is used
        fix: call overrideLogicalId directly after the constructor"
  `);
});

test('silent mistake 8: an id that an aspect overrides is refused, since it comes too late as well', () => {
  const message = inStack((stack, queue) => {
    Aspects.of(stack).add(change(queue, () => queue.overrideLogicalId('jobs')));
  });
  expect(message).toContain(
    "overrideLogicalId('jobs') came after an attribute was read, and 'queue' is used",
  );
});

test('silent mistake 9: a resource in replaceTriggeredBy is refused', () => {
  const message = inStack((stack, queue) => {
    new SnsTopic(stack, 'topic', { lifecycle: { replaceTriggeredBy: [queue] } });
  });
  expect(message).toMatchInlineSnapshot(`
    "demo-test-unit/topic (aws_sns_topic) has a problem:
      lifecycle.replace_triggered_by holds '\${aws_sqs_queue.queue}', which Terraform rejects
        fix: write the reference as a string: 'aws_sqs_queue.queue'"
  `);
});

test('silent mistake 10: node.addDependency is refused', () => {
  expect(inStack((stack, queue) => topic(stack, 'news').node.addDependency(queue))).toMatchInlineSnapshot(`
    "demo-test-unit/topic (SnsTopic) has a problem:
      node.addDependency(demo-test-unit/queue) would be ignored
        fix: name the resources in the dependsOn prop instead, or join stacks with stack.addDependency(…)"
  `);
});

test('silent mistake 11: a resource directly under the app is refused', () => {
  const message = inApp((target) => {
    twoStacks(target);
    new SqsQueue(target.root, 'queue');
  });
  expect(message).toMatchInlineSnapshot(`
    "queue (SqsQueue) has a problem:
      stands in no stack, and would be written nowhere
        fix: pass a ProjectStack, or a construct in one, as its scope"
  `);
});

const archive = (path: string) =>
  inStack((stack) => {
    new TerraformAsset(stack, 'code', { path, type: AssetType.ARCHIVE });
  });

const scratch = scratchFolder();

test('silent mistake 12: an archive whose path a shell would read is refused before one sees it', () => {
  const [before, path] = [process.cwd(), join(scratch, 'a space; touch seen;')];
  mkdirSync(path);
  process.chdir(scratch);
  try {
    expect(archive(path)).toMatchInlineSnapshot(`
      "demo-test-unit/code (TerraformAsset) has a problem:
        an asset of type ARCHIVE is zipped differently in each run, and wrongly if its path has a space
          fix: use CodeArchive from @ashlar/core: the same files give the same bytes"
    `);
  } finally {
    process.chdir(before);
  }
  expect(readdirSync(scratch)).toEqual(['a space; touch seen;']);
});

test('silent mistake 13: an archive, whose bytes change with the time, is refused', () => {
  expect(archive(__dirname)).toContain(
    'demo-test-unit/code (TerraformAsset) has a problem:\n  an asset of type ARCHIVE',
  );
});

test.each<[string, (queues: SqsQueue) => string]>([
  ['its attribute', (queues) => queues.arn],
  ['propertyAccess with a literal key', (queues) => Token.asString(propertyAccess(queues, ['a', 'arn']))],
  ['a splat', (queues) => Token.asString(propertyAccess(queues, ['*', 'arn']))],
])('silent mistake 14: a resource with for_each that is read without a key, by %s, is refused', (_, read) => {
  const message = inStack((stack) => {
    const each = TerraformIterator.fromList(['a', 'b']);
    topic(stack, read(new SqsQueue(stack, 'queues', { forEach: each, name: Token.asString(each.value) })));
  });
  expect(message).toContain(
    'demo-test-unit/topic (aws_sns_topic) has a problem:\n  name reads aws_sqs_queue.queues',
  );
  expect(message).toContain('fix: name the instance: aws_sqs_queue.queues["key"].arn');
});

test('silent mistake 15: a stack without a backend is refused', () => {
  const message = inApp((target) => {
    twoStacks(target);
    new TerraformStack(target.root, 'plain');
  });
  expect(message).toMatchInlineSnapshot(`
    "plain has a problem:
      its state would lie in a local file, on the machine that synthesized it
        fix: extend ProjectStack, which brings the S3 backend"
  `);
});
