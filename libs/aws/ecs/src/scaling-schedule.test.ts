import { AppautoscalingScheduledAction } from '@cdktf/provider-aws/lib/appautoscaling-scheduled-action/index.js';
import { synthStack } from '@ashlar/testing';
import { FargateService } from './fargate-service.js';
import { build, minimal, problems } from './minimal-service.fixture.js';
import type { ScalingSchedule } from './scaling-schedule.js';

const scaled = (schedule: ScalingSchedule) => build({ scaling: { min: 2, max: 4, schedule } });
const morning = { cron: '0 7 ? * MON-FRI *', timezone: 'America/New_York', min: 4 } as const;
const evening = { cron: '0 20 ? * MON-FRI *', timezone: 'America/New_York', min: 2 } as const;

test('a floor rises in the morning of the shop and falls in its evening', () => {
  const stack = scaled({ morning, evening });
  expect(stack.all(AppautoscalingScheduledAction)).toHaveLength(2);
  expect(stack.at('nginx/scaling/at-morning')).toMatchObject({
    name: 'demo-test-nginx-morning',
    schedule: 'cron(0 7 ? * MON-FRI *)',
    timezone: 'America/New_York',
    scalable_target_action: { min_capacity: '4' },
    resource_id: expect.stringContaining('aws_appautoscaling_target.nginx_scaling_target'),
  });
  expect(stack.at('nginx/scaling/at-morning')).not.toHaveProperty('scalable_target_action.max_capacity');
});

test('a day that happens once has a date, and no tasks at all are a floor too', () => {
  const stack = scaled({ sale: { at: '2026-11-27T06:00:00', min: 0, max: 20 } });
  expect(stack.one(AppautoscalingScheduledAction)).toMatchObject({
    schedule: 'at(2026-11-27T06:00:00)',
    timezone: 'UTC',
    scalable_target_action: { min_capacity: '0', max_capacity: '20' },
  });
});

test('the most tasks of any moment count for addresses and quota', () => {
  const schedule = { sale: { at: '2026-11-27T06:00:00', max: 20 } };
  synthStack((stack) => {
    const service = new FargateService(stack, 'nginx', { ...minimal, scaling: { min: 2, max: 4, schedule } });
    expect(service.peakTasks).toBe(40);
  });
});

const moment = (differences: object) => ({ m: { ...morning, ...differences } as never });

test.each<[string, ScalingSchedule]>([
  ["scaling.schedule.m.cron is '0 7 * * 1-5', which has not six fields", moment({ cron: '0 7 * * 1-5' })],
  [
    "scaling.schedule.m.cron is 'cron(0 7 ? * MON-FRI *)', which has not six fields",
    moment({ cron: 'cron(0 7 ? * MON-FRI *)' }),
  ],
  [
    "scaling.schedule.m.cron is '0 7 * * MON-FRI *', where the day of the month and the weekday are both given",
    moment({ cron: '0 7 * * MON-FRI *' }),
  ],
  [
    "scaling.schedule.m.cron is '0 7 ? * ? *', where the day of the month and the weekday are both open",
    moment({ cron: '0 7 ? * ? *' }),
  ],
  ['scaling.schedule.m.cron is 7, which has not six fields', moment({ cron: 7 })],
  ["scaling.schedule.m.at is '2026-13-27T06:00:00'", moment({ cron: undefined, at: '2026-13-27T06:00:00' })],
  ["scaling.schedule.m.at is 'tomorrow'", moment({ cron: undefined, at: 'tomorrow' })],
  ['scaling.schedule.m has no moment', moment({ cron: undefined })],
  ['scaling.schedule.m has two moments, cron and at', moment({ at: '2026-11-27T06:00:00' })],
  ["scaling.schedule.m.timezone is 'New York'", moment({ timezone: 'New York' })],
  ["scaling.schedule.m.timezone is '+05:00'", moment({ timezone: '+05:00' })],
  ['scaling.schedule.m changes nothing', moment({ min: undefined })],
  ['scaling.schedule.m.min is 1.5', moment({ min: 1.5 })],
  ['scaling.schedule.m.max is 5001', moment({ max: 5001 })],
  ['scaling.schedule.m would leave at least 5 and at most 4 tasks', moment({ min: 5 })],
  ['scaling.schedule.m would leave at least 4 and at most 3 tasks', moment({ max: 3 })],
  ['scaling.schedule.Früh has a key that is no name', { Früh: morning }],
  ['scaling.schedule.m is left out', { m: undefined as never }],
  ["scaling.schedule is 'mornings'", 'mornings' as never],
])('%s: that is refused', (message, schedule) => {
  expect(problems({ scaling: { min: 2, max: 4, schedule } })).toEqual([message]);
});
