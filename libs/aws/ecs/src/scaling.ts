import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy/index.js';
import { AppautoscalingScheduledAction } from '@cdktf/provider-aws/lib/appautoscaling-scheduled-action/index.js';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target/index.js';
import { isKnown, type Problem, sortedEntries } from '@ashlar/core';
import { Construct } from 'constructs';
import {
  scheduledMost,
  scheduleExpression,
  scheduleProblems,
  type ScalingSchedule,
} from './scaling-schedule.js';
import { optionalNumberProblems, wholeNumberProblems } from './whole-number.js';

/** Tasks come and go so that the averages stay at their targets. Costs what the tasks cost, and nothing itself. */
export interface Scaling {
  readonly min: number;
  readonly max: number;
  /** Average CPU of the tasks to keep: 1 to 100. @default 60 */
  readonly cpuPercent?: number | 'off';
  /** Average memory of the tasks to keep: 1 to 100. @default 70 */
  readonly memoryPercent?: number | 'off';
  /** @default - requests don't count */
  readonly requestsPerTarget?: {
    /** Requests a minute that one task serves well. */
    readonly perMinute: number;
    /** `app/<name>/<id>`, the load balancer's `arn_suffix`. */
    readonly loadBalancerArnSuffix: string;
    /** `targetgroup/<name>/<id>`, the target group's `arn_suffix`. */
    readonly targetGroupArnSuffix: string;
  };
  /** Seconds after which a second step up may follow. @default 60 */
  readonly scaleOutCooldownSeconds?: number;
  /** Seconds after which a second step down may follow. @default 300 */
  readonly scaleInCooldownSeconds?: number;
  /**
   * Moments at which other bounds begin to hold, by key. They stay until another moment changes them, and an apply
   * that changes `min` or `max` sets those again. The key is part of the address: choose it once.
   * @default - the bounds are the same all day
   */
  readonly schedule?: ScalingSchedule;
}

interface ServiceScalingProps {
  readonly scaling: Scaling;
  readonly clusterName: string;
  readonly serviceName: string;
  /** The service's name as it is known at synthesis, for the names of the policies. */
  readonly name: string;
}

interface Metric {
  readonly type: string;
  readonly target: number;
  readonly label?: string;
}

/** The scalable target of a service, and a policy for each metric. */
export class ServiceScaling extends Construct {
  readonly target: AppautoscalingTarget;

  constructor(scope: Construct, id: string, props: ServiceScalingProps) {
    super(scope, id);
    const { scaling } = props;
    this.target = new AppautoscalingTarget(this, 'target', {
      minCapacity: scaling.min,
      maxCapacity: scaling.max,
      resourceId: `service/${props.clusterName}/${props.serviceName}`,
      scalableDimension: 'ecs:service:DesiredCount',
      serviceNamespace: 'ecs',
    });
    for (const [key, { type, target, label }] of Object.entries(metricsOf(scaling))) {
      new AppautoscalingPolicy(this, key, {
        name: `${props.name}-${key}`,
        policyType: 'TargetTrackingScaling',
        resourceId: this.target.resourceId,
        scalableDimension: this.target.scalableDimension,
        serviceNamespace: this.target.serviceNamespace,
        targetTrackingScalingPolicyConfiguration: {
          targetValue: target,
          predefinedMetricSpecification: { predefinedMetricType: type, resourceLabel: label },
          scaleOutCooldown: scaling.scaleOutCooldownSeconds ?? 60,
          scaleInCooldown: scaling.scaleInCooldownSeconds ?? 300,
        },
      });
    }
    for (const [key, moment] of sortedEntries(scaling.schedule ?? {})) {
      new AppautoscalingScheduledAction(this, `at-${key}`, {
        name: `${props.name}-${key}`,
        resourceId: this.target.resourceId,
        scalableDimension: this.target.scalableDimension,
        serviceNamespace: this.target.serviceNamespace,
        schedule: scheduleExpression(moment),
        timezone: moment.timezone ?? 'UTC',
        // The provider takes text, in which a bound that is left out is no 0.
        scalableTargetAction: { minCapacity: moment.min?.toString(), maxCapacity: moment.max?.toString() },
      });
    }
  }
}

/** As many tasks as there may be at any time, but for deployments. */
export const mostTasks = (tasks: number, scaling: Scaling | undefined): number =>
  scaling === undefined ? tasks : scheduledMost(scaling.schedule, scaling.max);

/** What is tracked, by the key of its policy. */
function metricsOf({
  cpuPercent = 60,
  memoryPercent = 70,
  requestsPerTarget,
}: Scaling): Record<string, Metric> {
  return {
    ...(cpuPercent === 'off' ? {} : { cpu: { type: 'ECSServiceAverageCPUUtilization', target: cpuPercent } }),
    ...(memoryPercent === 'off'
      ? {}
      : { memory: { type: 'ECSServiceAverageMemoryUtilization', target: memoryPercent } }),
    ...(requestsPerTarget === undefined
      ? {}
      : {
          requests: {
            type: 'ALBRequestCountPerTarget',
            target: requestsPerTarget.perMinute,
            label: `${requestsPerTarget.loadBalancerArnSuffix}/${requestsPerTarget.targetGroupArnSuffix}`,
          },
        }),
  };
}

/** asOf: 2026-11, source: Amazon ECS service quotas; with service discovery, Cloud Map's instances of a service */
const MAX_TASKS = { plain: 5000, discovered: 1000 } as const;

export const maxTasks = (discovered: boolean) => (discovered ? MAX_TASKS.discovered : MAX_TASKS.plain);

export function scalingProblems(scaling: Scaling, tasks: number, limit: number): Problem[] {
  const { min, max, cpuPercent, memoryPercent, requestsPerTarget } = scaling;
  const percent = (prop: string, value: unknown) =>
    value === 'off' ? [] : optionalNumberProblems(prop, value, 1, 100);
  const problems = [
    ...wholeNumberProblems('scaling.min', min, 1, limit),
    ...wholeNumberProblems('scaling.max', max, 1, limit),
    ...percent('scaling.cpuPercent', cpuPercent),
    ...percent('scaling.memoryPercent', memoryPercent),
    ...optionalNumberProblems(
      'scaling.requestsPerTarget.perMinute',
      requestsPerTarget?.perMinute,
      1,
      10_000_000,
    ),
    ...optionalNumberProblems('scaling.scaleOutCooldownSeconds', scaling.scaleOutCooldownSeconds, 0, 3600),
    ...optionalNumberProblems('scaling.scaleInCooldownSeconds', scaling.scaleInCooldownSeconds, 0, 3600),
    ...suffixProblems(requestsPerTarget),
    ...scheduleProblems(scaling.schedule, scaling, limit),
  ];
  if (Object.keys(metricsOf(scaling)).length === 0) {
    problems.push({
      what: 'scaling tracks nothing',
      fix: 'give cpuPercent, memoryPercent or leave scaling out',
    });
  }
  if (min > max) {
    const fix = `raise scaling.max to ${min} or more, or lower scaling.min`;
    problems.push({ what: `scaling.min is ${min}, above scaling.max (${max})`, fix });
  } else if (tasks < min || tasks > max) {
    const fix = `use ${min} to ${max}; it is the number to start with`;
    problems.push({ what: `tasks is ${tasks}, outside of scaling.min and scaling.max`, fix });
  }
  return problems;
}

function suffixProblems(requests: Scaling['requestsPerTarget']): Problem[] {
  if (requests === undefined) return [];
  const expected = { loadBalancerArnSuffix: 'app/', targetGroupArnSuffix: 'targetgroup/' } as const;
  return Object.entries(expected).flatMap(([prop, start]) => {
    const value: unknown = requests[prop as keyof typeof expected];
    if (!isKnown(value) || (typeof value === 'string' && value.startsWith(start))) return [];
    return [
      {
        what: `scaling.requestsPerTarget.${prop} is '${String(value)}'`,
        fix: `use the arn_suffix: '${start}…'`,
      },
    ];
  });
}
