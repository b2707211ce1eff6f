import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy/index.js';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target/index.js';
import { build, problems } from './minimal-service.fixture.js';
import type { Scaling } from './scaling.js';

const requestsPerTarget = {
  perMinute: 600,
  loadBalancerArnSuffix: 'app/demo/1',
  targetGroupArnSuffix: 'targetgroup/demo/2',
};
const scaled = (scaling: Partial<Scaling> = {}) => build({ scaling: { min: 2, max: 4, ...scaling } });

test('a service follows its CPU and its memory', () => {
  const stack = scaled();
  expect(stack.one(AppautoscalingTarget)).toMatchObject({
    min_capacity: 2,
    max_capacity: 4,
    resource_id: expect.stringMatching(
      /^service\/demo-test\/\$\{aws_ecs_service\.nginx_service_\w+\.name\}$/,
    ),
    scalable_dimension: 'ecs:service:DesiredCount',
  });
  expect(stack.at('nginx/scaling/cpu')).toMatchObject({
    name: 'demo-test-nginx-cpu',
    policy_type: 'TargetTrackingScaling',
    target_tracking_scaling_policy_configuration: {
      target_value: 60,
      predefined_metric_specification: { predefined_metric_type: 'ECSServiceAverageCPUUtilization' },
      scale_out_cooldown: 60,
      scale_in_cooldown: 300,
    },
  });
  expect(stack.at('nginx/scaling/memory')).toMatchObject({
    target_tracking_scaling_policy_configuration: { target_value: 70 },
  });
});

test('requests count when they are given, and others can be turned off', () => {
  const stack = scaled({ cpuPercent: 'off', memoryPercent: 'off', requestsPerTarget });
  expect(stack.one(AppautoscalingPolicy)).toMatchObject({
    target_tracking_scaling_policy_configuration: {
      target_value: 600,
      predefined_metric_specification: {
        predefined_metric_type: 'ALBRequestCountPerTarget',
        resource_label: 'app/demo/1/targetgroup/demo/2',
      },
    },
  });
});

test('without scaling there is none', () => {
  expect(build().all(AppautoscalingTarget)).toEqual([]);
});

test.each<[string, Partial<Scaling>, number?]>([
  ['scaling.min is 5, above scaling.max (4)', { min: 5 }, 5],
  ['tasks is 6, outside of scaling.min and scaling.max', {}, 6],
  ['scaling.min is 0', { min: 0 }],
  ['scaling.max is 5001', { max: 5001 }],
  ['scaling.cpuPercent is 101', { cpuPercent: 101 }],
  ['scaling.memoryPercent is 0', { memoryPercent: 0 }],
  ['scaling tracks nothing', { cpuPercent: 'off', memoryPercent: 'off' }],
  ['scaling.requestsPerTarget.perMinute is 0', { requestsPerTarget: { ...requestsPerTarget, perMinute: 0 } }],
  [
    "scaling.requestsPerTarget.loadBalancerArnSuffix is 'demo'",
    { requestsPerTarget: { ...requestsPerTarget, loadBalancerArnSuffix: 'demo' } },
  ],
  [
    "scaling.requestsPerTarget.targetGroupArnSuffix is 'demo'",
    { requestsPerTarget: { ...requestsPerTarget, targetGroupArnSuffix: 'demo' } },
  ],
  ['scaling.scaleInCooldownSeconds is 3601', { scaleInCooldownSeconds: 3601 }],
  ['scaling.scaleOutCooldownSeconds is -1', { scaleOutCooldownSeconds: -1 }],
])('%s: that is refused', (message, scaling, tasks = 2) => {
  expect(problems({ scaling: { min: 2, max: 4, ...scaling }, tasks })).toContain(message);
});
