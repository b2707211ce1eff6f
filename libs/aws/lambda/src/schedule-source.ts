import { isKnown, isRecord, is, type Problem, ProjectStack, strangerProblems } from '@ashlar/core';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { Construct } from 'constructs';
import { CallPermission, type CalledFunction } from './call-permission.js';

export interface Schedule {
  /** In UTC: `rate(5 minutes)`, `cron(0 3 * * ? *)`. */
  readonly expression: string;
  /** The event that the function gets. @default - EventBridge's own, with the time */
  readonly input?: object;
}

interface Props extends Schedule {
  readonly purpose: string;
  readonly key: string;
  readonly called: CalledFunction & { readonly invokeArn: string };
}

/** A rule of EventBridge that calls the function. Calls by rules of AWS's own clock cost nothing beside the function. */
export class ScheduleSource extends Construct {
  constructor(scope: Construct, id: string, { purpose, key, called, expression, input }: Props) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const rule = new CloudwatchEventRule(this, 'rule', {
      name: stack.physicalName('event-rule', this, stack.stackName, purpose, key),
      description: `Calls ${purpose}: ${key}`,
      scheduleExpression: expression,
    });
    const permission = new CallPermission(this, 'permission', {
      ...{ called, principal: 'events.amazonaws.com', sourceArn: rule.arn },
    });
    new CloudwatchEventTarget(this, 'target', {
      rule: rule.name,
      targetId: key,
      arn: called.invokeArn,
      input: input === undefined ? undefined : JSON.stringify(input),
      dependsOn: [permission.permission],
    });
  }
}

const EXPRESSION = /^(rate\((1 (minute|hour|day)|\d+ (minutes|hours|days))\)|cron\(\S+( \S+){5}\))$/;

export function scheduleProblems(schedules: unknown): Problem[] {
  if (schedules === undefined) return [];
  const fix = "give by key { expression: 'rate(5 minutes)' } or { expression: 'cron(0 3 * * ? *)' }";
  if (!isRecord(schedules)) return [{ what: is('schedules', schedules), fix }];
  return Object.entries(schedules).flatMap(([key, schedule]) => {
    const prop = `schedules.${key}`;
    if (!isRecord(schedule)) return [{ what: is(prop, schedule), fix }];
    const { expression } = schedule;
    const isLegal = !isKnown(expression) || (typeof expression === 'string' && EXPRESSION.test(expression));
    return [
      ...strangerProblems(prop, schedule, ['expression', 'input']),
      ...(isLegal ? [] : [{ what: is(`${prop}.expression`, expression), fix }]),
    ];
  });
}
