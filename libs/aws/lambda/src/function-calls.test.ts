import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping/index.js';
import { LambdaFunction as AwsLambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config/index.js';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import { refusal, synthStack } from '@ashlar/testing';
import { CallPermission, type CallPermissionProps } from './call-permission.js';
import { build, problems, QUEUE } from './minimal-function.fixture.js';

const queue = { queueArn: QUEUE, visibilityTimeoutSeconds: 60 };
const ALIAS = /^\$\{aws_lambda_alias\..*\.arn\}$/;

describe('a queue', () => {
  test('is polled for the alias, and only messages that failed come again', () => {
    expect(build({ queues: { jobs: { queue } } }).at('auth/from-jobs')).toMatchObject({
      function_name: expect.stringMatching(ALIAS),
      event_source_arn: QUEUE,
      batch_size: 10,
      function_response_types: ['ReportBatchItemFailures'],
    });
  });

  test('is polled in batches, with a filter, and for so many calls at once', () => {
    const filters = [{ body: { kind: ['order'] } }];
    const jobs = {
      queue,
      batchSize: 100,
      batchWindowSeconds: 0,
      maximumConcurrency: 5,
      filters,
      reportsFailures: false,
    };
    const wide = { ...jobs, batchWindowSeconds: 5, queue: { ...queue, visibilityTimeoutSeconds: 65 } };
    const mapping = build({ queues: { jobs: wide } }).one(LambdaEventSourceMapping);
    expect(mapping).toMatchObject({
      batch_size: 100,
      maximum_batching_window_in_seconds: 5,
      scaling_config: { maximum_concurrency: 5 },
      filter_criteria: { filter: [{ pattern: '{"body":{"kind":["order"]}}' }] },
    });
    expect(mapping).not.toHaveProperty('function_response_types');
  });

  test.each<[object, string]>([
    [
      { queue: { ...queue, visibilityTimeoutSeconds: 59 } },
      'queues.jobs.queue.visibilityTimeoutSeconds is 59, below 60',
    ],
    [{ queue, batchWindowSeconds: 5 }, 'below 65 (6 × timeoutSeconds + batchWindowSeconds)'],
    [{ queue: { queueArn: QUEUE } }, 'queues.jobs.queue.visibilityTimeoutSeconds is left out'],
    [{ queue: { visibilityTimeoutSeconds: 60 } }, 'queues.jobs.queue.queueArn is left out'],
    [{ queueArn: QUEUE }, 'queues.jobs has no queue'],
    [{ queue, batch: 5 }, "queues.jobs has 'batch'"],
    [{ queue, batchSize: 11 }, 'queues.jobs.batchSize is 11 without a window'],
    [{ queue: { ...queue, queueArn: `${QUEUE}.fifo` }, batchSize: 11 }, 'and the queue is FIFO'],
    [{ queue, maximumConcurrency: 1 }, 'queues.jobs.maximumConcurrency is 1'],
    [{ queue, filters: ['order'] }, 'queues.jobs.filters is no list of at most 5 patterns'],
  ])('%j is refused', (jobs, what) => {
    expect(problems({ queues: { jobs } })).toEqual([expect.stringContaining(what)]);
  });
});

test('a schedule calls the alias, and may', () => {
  const stack = build({
    schedules: { nightly: { expression: 'cron(0 3 * * ? *)', input: { what: 'clean' } } },
  });
  expect(stack.one(CloudwatchEventRule)).toMatchObject({
    ...{ name: 'demo-test-unit-auth-nightly', schedule_expression: 'cron(0 3 * * ? *)' },
  });
  expect(stack.one(CloudwatchEventTarget)).toMatchObject({
    ...{ arn: expect.stringMatching(ALIAS), input: '{"what":"clean"}', target_id: 'nightly' },
  });
  expect(stack.one(LambdaPermission)).toMatchObject({
    principal: 'events.amazonaws.com',
    qualifier: expect.stringMatching(/^\$\{aws_lambda_alias\..*\.name\}$/),
    source_arn: expect.stringMatching(/^\$\{aws_cloudwatch_event_rule\..*\.arn\}$/),
  });
});

test('events that fail are tried again, given up, and kept', () => {
  const asynchronous = { retries: 0, maxEventAgeSeconds: 60, onFailure: { queueArn: QUEUE } };
  const stack = build({ asynchronous, deadLetter: { queueArn: QUEUE } });
  expect(stack.one(LambdaFunctionEventInvokeConfig)).toMatchObject({
    qualifier: expect.stringMatching(/^\$\{aws_lambda_alias\..*\.name\}$/),
    maximum_retry_attempts: 0,
    maximum_event_age_in_seconds: 60,
    destination_config: { on_failure: { destination: QUEUE } },
  });
  expect(stack.one(AwsLambdaFunction)).toMatchObject({ dead_letter_config: { target_arn: QUEUE } });
});

describe('a permission', () => {
  const called = { functionName: 'demo-test-auth', qualifier: 'live' };
  const secrets = { called, principal: 'secretsmanager.amazonaws.com' };
  const permission = (props: CallPermissionProps) =>
    synthStack((stack) => void new CallPermission(stack, 'call', props)).one(LambdaPermission);

  test('is for the alias, and for this account alone', () => {
    expect(permission(secrets)).toMatchObject({
      ...{ action: 'lambda:InvokeFunction', function_name: 'demo-test-auth', qualifier: 'live' },
      ...{ principal: 'secretsmanager.amazonaws.com', source_account: '123456789012' },
    });
  });

  test('for one source says its account only where the ARN does not', () => {
    const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:demo/db-AbCdEf';
    expect(permission({ ...secrets, sourceArn: secret })).not.toHaveProperty('source_account');
    const bucket = { called, principal: 's3.amazonaws.com', sourceArn: 'arn:aws:s3:::uploads' };
    expect(permission(bucket)).toMatchObject({ source_account: '123456789012' });
  });

  test('for everybody, or for what is no source, is refused', () => {
    expect(refusal(() => permission({ called, principal: '*', sourceArn: 'shop' }))).toMatch(
      /principal is '\*'[^]*sourceArn is 'shop'/,
    );
  });
});
