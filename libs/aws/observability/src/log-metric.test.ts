import { refusal, synthStack } from '@ashlar/testing';
import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter/index.js';
import { rejectedConnectionsPattern } from './flow-log-alarms.js';
import { LogMetric, type LogMetricProps } from './log-metric.js';

const rejections = {
  name: 'RejectedConnections',
  logGroupName: '/demo/test/network/flow-logs',
  pattern: rejectedConnectionsPattern,
};

const build = (props: Partial<LogMetricProps> = {}) =>
  synthStack((stack) => {
    const { metric } = new LogMetric(stack, 'rejections', { ...rejections, ...props });
    stack.output('metric', [metric.namespace, metric.name], 'Where it is');
  });

test('lines that fit are counted, and zeros while there are others', () => {
  const stack = build();
  expect(stack.one(CloudwatchLogMetricFilter)).toMatchObject({
    name: 'demo-test-rejected-connections',
    log_group_name: '/demo/test/network/flow-logs',
    pattern: expect.stringContaining('action = "REJECT"') as string,
    metric_transformation: {
      namespace: 'demo/test',
      name: 'RejectedConnections',
      value: '1',
      default_value: '0',
      unit: 'Count',
    },
  });
  expect(stack.json.output).toMatchObject({ metric: { value: ['demo/test', 'RejectedConnections'] } });
});

test("the pattern has a word for each of the 14 fields of a flow log's record", () => {
  expect(rejectedConnectionsPattern.split(',')).toHaveLength(14);
});

test.each<[object, string]>([
  [{ name: 'rejected connections' }, "name is 'rejected connections'"],
  [{ logGroupName: '' }, "logGroupName is ''"],
  [{ pattern: ' ' }, "pattern is ' '"],
])('%j is refused', (props, message) => {
  expect(refusal(() => build(props))).toContain(message);
});
