import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region/index.js';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import type { ProjectStack } from '../stack/project-stack.js';
import { synthStack } from '@ashlar/testing';
import {
  Fn,
  Lazy,
  propertyAccess,
  TerraformCount,
  TerraformIterator,
  TerraformLocal,
  TerraformVariable,
  Token,
} from 'cdktf';

/** The name of a topic, as it was written, in a stack with a queue and queues for the keys a and b. */
function nameOf(name: (stack: ProjectStack, queue: SqsQueue, queues: SqsQueue) => string) {
  const each = TerraformIterator.fromList(['a', 'b']);
  return synthStack((stack) => {
    const queues = new SqsQueue(stack, 'queues', { forEach: each, name: Token.asString(each.value) });
    new SnsTopic(stack, 'topic', { name: name(stack, new SqsQueue(stack, 'queue'), queues) });
  }).one(SnsTopic)['name'];
}

const each = TerraformIterator.fromList(['a', 'b']);

test.each<[string, Parameters<typeof nameOf>[0], string]>([
  ['an address in plain text', () => 'see aws_vpc.x.id', 'see aws_vpc.x.id'],
  ['an escaped template', () => '$${aws_vpc.x.id}', '$${aws_vpc.x.id}'],
  [
    'an escaped template beside a token',
    (_, queue) => `$\${aws_vpc.x.id} ${queue.arn}`,
    '$${aws_vpc.x.id} ${aws_sqs_queue.queue.arn}',
  ],
  [
    'words of the language',
    () => '${path.module}/${terraform.workspace}',
    '${path.module}/${terraform.workspace}',
  ],
  ['data', (stack) => new DataAwsRegion(stack, 'here').name, '${data.aws_region.here.name}'],
  ['a local', (stack) => new TerraformLocal(stack, 'zone', 'a').asString, '${local.zone}'],
  ['a variable', (stack) => new TerraformVariable(stack, 'size', {}).stringValue, '${var.size}'],
  [
    'a template in the text of a function',
    (_, queue) => Fn.upper(`x-${queue.arn}-y`),
    '${upper("x-${aws_sqs_queue.queue.arn}-y")}',
  ],
  [
    'an object with dots in its keys',
    (_, queue) => Fn.jsonencode({ 'aws_x.y': queue.arn }),
    '${jsonencode({"aws_x.y" = aws_sqs_queue.queue.arn})}',
  ],
  [
    'an instance by its key',
    (_, __, queues) => `\${aws_sqs_queue.${queues.friendlyUniqueId}["a"].arn}`,
    '${aws_sqs_queue.queues["a"].arn}',
  ],
  [
    'an instance by the key of another',
    (_, __, queues) => Token.asString(propertyAccess(queues, [each.key, 'arn'])),
    '${aws_sqs_queue.queues[each.key].arn}',
  ],
  [
    'a property of all instances',
    (_, __, queues) =>
      Fn.join(',', Token.asList(TerraformIterator.fromResources(queues).pluckProperty('arn'))),
    '${join(",", [ for key, val in aws_sqs_queue.queues: val.arn])}',
  ],
  [
    'a lazy attribute of the same stack',
    (_, queue) => Lazy.stringValue({ produce: () => queue.arn }),
    '${aws_sqs_queue.queue.arn}',
  ],
  [
    'replacement triggers as strings',
    (stack, queue) => {
      new SqsQueue(stack, 'after', { lifecycle: { replaceTriggeredBy: ['aws_sqs_queue.queue.arn'] } });
      return queue.name;
    },
    '${aws_sqs_queue.queue.name}',
  ],
])('legal: %s', (_, name, expected) => {
  expect(nameOf(name)).toBe(expected);
});

test('legal: the index of a count, and a splat over what it counts', () => {
  const count = TerraformCount.of(2);
  const stack = synthStack((scope) => {
    new SqsQueue(scope, 'queues', { count, name: `jobs-${Token.asString(count.index)}` });
    new SnsTopic(scope, 'topic', { name: '${join(",", aws_sqs_queue.queues.*.arn)}' });
  });
  expect(stack.one(SqsQueue)).toMatchObject({ count: 2, name: 'jobs-${count.index}' });
});

test('legal: dynamic blocks over an iterator', () => {
  const stack = synthStack((scope) => {
    const methods = { allowed_methods: ['GET'], allowed_origins: [Token.asString(each.value)] };
    new S3Bucket(scope, 'bucket', { corsRule: each.dynamic(methods) });
  });
  expect(stack.one(S3Bucket)['dynamic']).toMatchObject({
    cors_rule: { iterator: 'each', content: { allowed_origins: ['${each.value}'] } },
  });
});
