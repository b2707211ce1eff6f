import { refusal, synthStack } from '@ashlar/testing';
import { CloudwatchCompositeAlarm } from '@cdktf/provider-aws/lib/cloudwatch-composite-alarm/index.js';
import { actions, cpu, runbooksWith, TOPIC } from './alarms.fixture.js';
import { Alarms } from './alarms.js';
import { CompositeAlarm, type CompositeAlarmProps } from './composite-alarm.js';

const runbooks = runbooksWith(['aurora-capacity', 'service-health']);

const build = (props: Partial<CompositeAlarmProps> = {}) =>
  synthStack((stack) => {
    const alarms = new Alarms(stack, 'alarms', { alarms: { cpu, memory: cpu }, actions, runbooks });
    new CompositeAlarm<string>(stack, 'down', {
      key: 'platform-down',
      alarmNames: alarms.alarmNames,
      rule: { anyOf: ['cpu', { allOf: ['memory', { not: 'cpu' }] }] },
      means: 'Nobody can work.',
      runbook: 'service-health',
      severity: 'critical',
      actions,
      runbooks,
      ...props,
    });
  });

test('one message where several alarms mean one thing, after those alarms exist', () => {
  expect(build().one(CloudwatchCompositeAlarm)).toMatchObject({
    alarm_name: 'demo-test-platform-down',
    alarm_description:
      'Nobody can work. Runbook: https://git.example.com/runbooks/service-health.md (critical)',
    alarm_rule: expect.stringMatching(
      /^ALARM\("\$\{aws_cloudwatch_metric_alarm\.\w+\.alarm_name\}"\) OR \(ALARM\(.+\) AND \(NOT ALARM\(.+\)\)\)$/,
    ) as string,
    alarm_actions: [TOPIC],
    ok_actions: [TOPIC],
    insufficient_data_actions: [TOPIC],
    tags: { Severity: 'critical' },
  });
});

test('everything that is wrong is told at once', () => {
  const six = Array.from({ length: 6 }, (_, index) => `${TOPIC}-${index}`);
  const attempt = () =>
    build({
      key: 'Down',
      rule: { anyOf: ['cpus'] },
      means: 'x',
      runbook: 'nothing',
      severity: 'high' as 'critical',
      actions: { ...actions, business: six },
    });
  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "demo-test-unit/down (CompositeAlarm) has 6 problems:
      key is 'Down'
        fix: use lower-case words joined by hyphens: 'platform-down'
      rule.anyOf[0] names 'cpus', which is no alarm
        fix: did you mean 'cpu'? use a key of alarmNames: cpu, memory
      means is 'x'
        fix: say in one sentence what is wrong when it rings
      runbook is 'nothing', and there is no such page
        fix: write nothing.md in runbooks/
      severity is 'high'
        fix: use business, critical, warning
      actions.business has 6 actions; CloudWatch takes 5
        fix: use one topic, and let the others subscribe to it"
  `);
});

test.each<[object, string]>([
  [{ alarmNames: undefined }, 'alarmNames is left out'],
  [{ runbooks: undefined }, 'runbooks is left out'],
  [{ actions: undefined }, 'actions is left out'],
  [{ means: `${'very '.repeat(250)}long.` }, 'means is 3'],
  [
    { alarmNames: { cpu: 'x'.repeat(255) }, rule: { anyOf: Array.from({ length: 50 }, () => 'cpu') } },
    'rule is 13396 characters long; CloudWatch takes 10240',
  ],
])('%j is refused', (props, message) => {
  expect(refusal(() => build(props))).toContain(message);
});

test('a rule that names no alarm does not compile', () => {
  const rule: CompositeAlarmProps<'cpu' | 'memory'>['rule'] = {
    // @ts-expect-error Did you mean 'cpu'?
    anyOf: ['cpus', 'memory'],
  };
  expect(refusal(() => build({ rule }))).toContain("rule.anyOf[0] names 'cpus', which is no alarm");
});

test('its name is not that of another alarm', () => {
  expect(refusal(() => build({ key: 'cpu' }))).toContain("'demo-test-cpu'");
});
