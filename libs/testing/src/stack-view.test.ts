import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { Construct } from 'constructs';
import { synthStack } from './synth.js';

/** Two queues, one of them inside of a construct. */
const stack = synthStack((scope) => {
  new SqsQueue(scope, 'outer', { name: 'one' });
  new SqsQueue(new Construct(scope, 'jobs'), 'inner', { name: 'two' });
});

test('all resources of a type are found, and none of a type that is not there', () => {
  expect(stack.all(SqsQueue).map(({ name }) => name)).toEqual(['two', 'one']);
  expect(stack.all(SnsTopic)).toEqual([]);
});

test('the only one is there, or the test is told how many there are', () => {
  const single = synthStack((scope) => void new SqsQueue(scope, 'queue', { name: 'one' }));
  expect(single.one(SqsQueue)['name']).toBe('one');
  expect(() => single.one(SnsTopic)).toThrow('demo-test-unit has 0 of aws_sns_topic, not one');
  expect(() => stack.one(SqsQueue)).toThrow('demo-test-unit has 2 of aws_sqs_queue, not one');
});

test('a resource is found at its path, or the test is told which paths there are', () => {
  expect(stack.at('jobs/inner')['name']).toBe('two');
  expect(() => stack.at('inner')).toThrow('demo-test-unit has nothing at inner; it has jobs/inner, outer');
});

test('resources by address come without the notes of the engine', () => {
  expect(stack.byAddress()).toEqual({
    'aws_sqs_queue.outer': { name: 'one' },
    'aws_sqs_queue.jobs_inner_E476ECA8': { name: 'two' },
  });
});
