import { isRecord, is, type Problem, strangerProblems, wholeNumberProblems } from '@ashlar/core';
import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy/index.js';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target/index.js';
import { LambdaProvisionedConcurrencyConfig } from '@cdktf/provider-aws/lib/lambda-provisioned-concurrency-config/index.js';
import { Construct } from 'constructs';
import { optionalNumberProblems } from './optional-number.js';

/** That many, or between two numbers, so that the share in use stays at its target. */
export type ProvisionedConcurrency =
  | number
  | {
      readonly min: number;
      readonly max: number;
      /** Share in use to keep, 10 to 90. @default 70 */
      readonly utilizationPercent?: number;
    };

interface Props {
  readonly functionName: string;
  readonly qualifier: string;
  /** The function's name as it is known at synthesis. */
  readonly name: string;
  readonly concurrency: ProvisionedConcurrency;
}

/** Environments of an alias that are always started, and a policy that follows the load where two numbers are given. */
export class WarmEnvironments extends Construct {
  readonly config: LambdaProvisionedConcurrencyConfig;

  constructor(scope: Construct, id: string, { functionName, qualifier, name, concurrency }: Props) {
    super(scope, id);
    const scales = typeof concurrency !== 'number';
    this.config = new LambdaProvisionedConcurrencyConfig(this, 'config', {
      functionName,
      qualifier,
      provisionedConcurrentExecutions: scales ? concurrency.min : concurrency,
      lifecycle: scales ? { ignoreChanges: ['provisioned_concurrent_executions'] } : undefined,
    });
    if (!scales) return;
    const target = new AppautoscalingTarget(this, 'target', {
      minCapacity: concurrency.min,
      maxCapacity: concurrency.max,
      resourceId: `function:${functionName}:${qualifier}`,
      scalableDimension: 'lambda:function:ProvisionedConcurrency',
      serviceNamespace: 'lambda',
      dependsOn: [this.config],
    });
    new AppautoscalingPolicy(this, 'utilization', {
      name: `${name}-utilization`,
      policyType: 'TargetTrackingScaling',
      resourceId: target.resourceId,
      scalableDimension: target.scalableDimension,
      serviceNamespace: target.serviceNamespace,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: (concurrency.utilizationPercent ?? 70) / 100,
        predefinedMetricSpecification: { predefinedMetricType: 'LambdaProvisionedConcurrencyUtilization' },
      },
    });
  }
}

/** As many as there can be at once. */
export const mostProvisioned = (concurrency: ProvisionedConcurrency): number =>
  typeof concurrency === 'number' ? concurrency : concurrency.max;

export function provisionedProblems(concurrency: unknown): Problem[] {
  const prop = 'provisionedConcurrency';
  if (concurrency === undefined) return [];
  if (typeof concurrency === 'number') return wholeNumberProblems(prop, concurrency, 1, 100_000);
  if (!isRecord(concurrency)) return [{ what: is(prop, concurrency), fix: 'give a number, or { min, max }' }];
  const { min, max, utilizationPercent } = concurrency;
  const problems = [
    ...strangerProblems(prop, concurrency, ['min', 'max', 'utilizationPercent']),
    ...wholeNumberProblems(`${prop}.min`, min, 1, 100_000),
    ...wholeNumberProblems(`${prop}.max`, max, 1, 100_000),
    ...optionalNumberProblems(`${prop}.utilizationPercent`, utilizationPercent, 10, 90),
  ];
  if (problems.length > 0 || Number(min) <= Number(max)) return problems;
  const fix = `raise ${prop}.max to ${String(min)} or more, or lower ${prop}.min`;
  return [{ what: `${prop}.min is ${String(min)}, above ${prop}.max (${String(max)})`, fix }];
}
