import type { Attributes, Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { failedCallsKept } from './failed-calls-kept.js';

const judge = (blocks: Blocks) => judged([failedCallsKept])('FAILED_CALLS_KEPT', blocks);

const called = (principal: string, values: object = {}) => ({
  aws_lambda_function: { f: { function_name: 'f', ...values } },
  aws_lambda_permission: { p: { function_name: '${aws_lambda_function.f.function_name}', principal } },
});

const invoked = (destination: string) => ({
  aws_lambda_function_event_invoke_config: {
    c: {
      function_name: '${aws_lambda_function.f.arn}',
      destination_config: { on_failure: { destination } },
    },
  },
});

describe('a function that events call', () => {
  test.each(['events', 's3', 'sns'])('by %s fails where failures go nowhere', (service) => {
    expect(judge(called(`${service}.amazonaws.com`))).toEqual([
      'fail aws_lambda_function.f: dead_letter_config.target_arn is not set',
    ]);
  });

  test('passes with a queue for failures, or a destination', () => {
    const queue = { dead_letter_config: { target_arn: 'arn:aws:sqs:us-east-1:1:failed' } };
    expect(judge(called('events.amazonaws.com', queue))).toEqual([
      'pass aws_lambda_function.f: dead_letter_config.target_arn is set',
    ]);
    expect(judge({ ...called('events.amazonaws.com'), ...invoked('arn:aws:sns:us-east-1:1:t') })).toEqual([
      'pass aws_lambda_function.f: destination_config.on_failure.destination is set',
    ]);
  });

  test('is open where only Terraform knows who calls it, or where failures go', () => {
    expect(judge(called('${var.service}'))).toEqual([
      expect.stringMatching('^unknown aws_lambda_function.f'),
    ]);
    expect(judge({ ...called('events.amazonaws.com'), ...invoked('${var.destination}') })).toEqual([
      expect.stringMatching('^unknown aws_lambda_function.f'),
    ]);
  });

  test('is not its concern where the caller waits', () => {
    expect(judge(called('elasticloadbalancing.amazonaws.com'))).toEqual([]);
  });
});

describe('a function that reads', () => {
  const reading = (values: Attributes, queue: Attributes = {}) => ({
    aws_lambda_event_source_mapping: {
      m: { event_source_arn: '${aws_sqs_queue.q.arn}', function_name: 'f', ...values },
    },
    aws_sqs_queue: { q: queue },
  });

  test('of a queue, the queue says where failures go', () => {
    expect(judge(reading({}, { redrive_policy: '{"maxReceiveCount":3}' }))).toEqual([
      'pass aws_lambda_event_source_mapping.m: redrive_policy is set',
    ]);
    const policy = { p: { queue_url: '${aws_sqs_queue.q.url}', redrive_policy: '{}' } };
    expect(judge({ ...reading({}), aws_sqs_queue_redrive_policy: policy })).toEqual([
      expect.stringMatching('^pass '),
    ]);
    const arn = 'arn:aws:sqs:us-east-1:1:jobs';
    expect(judge(reading({ event_source_arn: arn }, { arn }))).toEqual([expect.stringMatching('^fail ')]);
    expect(judge(reading({}))).toEqual(['fail aws_lambda_event_source_mapping.m: redrive_policy is not set']);
  });

  test('of a stream, the mapping does', () => {
    const stream = { event_source_arn: 'arn:aws:kinesis:us-east-1:1:stream/s' };
    const kept = { destination_config: { on_failure: { destination_arn: 'arn:aws:sqs:us-east-1:1:q' } } };
    expect(judge(reading({ ...stream, ...kept }))).toEqual([expect.stringMatching('^pass ')]);
    expect(judge(reading(stream))).toEqual([expect.stringMatching('^fail ')]);
  });

  test.each(['${var.source}', 'arn:aws:sqs:us-east-1:1:elsewhere'])(
    'of a source that is not here, it is open: %s',
    (event_source_arn) => {
      expect(judge(reading({ event_source_arn }))).toEqual([
        expect.stringMatching('^unknown aws_lambda_event_source_mapping.m: '),
      ]);
    },
  );
});
