import {
  is,
  isKnown,
  isRecord,
  type Problem,
  ProjectStack,
  refuse,
  textProblems,
  wordProblems,
} from '@ashlar/core';
import { CloudwatchCompositeAlarm } from '@cdktf/provider-aws/lib/cloudwatch-composite-alarm/index.js';
import { Construct } from 'constructs';
import { severities, type Severity } from './alarm.js';
import { type AlarmActions, actionProblems, actionsOf } from './alarm-actions.js';
import { alarmDescription, tooLongProblems } from './alarm-description.js';
import { type AlarmRule, LONGEST_RULE, renderRule, ruleProblems } from './alarm-rule.js';
import { runbookProblems, type Runbooks, runbooksProblems } from './runbooks.js';

export interface CompositeAlarmProps<Key extends string = string> {
  /** The last part of its name, which no other alarm of the environment may have: `platform-down`. */
  readonly key: string;
  /** What rules may name: `alarmNames` of `Alarms`, of one or several. */
  readonly alarmNames: Readonly<Record<Key, string>>;
  readonly rule: AlarmRule<Key>;
  /** One sentence about what is wrong when it rings; the beginning of its description. */
  readonly means: string;
  readonly runbook: string;
  readonly severity: Severity;
  /** Whom to tell, by severity, as for `Alarms`: five each at most. */
  readonly actions: AlarmActions;
  readonly runbooks: Runbooks;
}

/**
 * An alarm that rings by the state of others: one message where several alarms mean one thing. Costs 0.50 USD a month.
 *
 * @throws InputError for a rule that names no alarm or too many, a runbook that does not exist, more than five actions.
 */
export class CompositeAlarm<Key extends string = string> extends Construct {
  readonly alarmName: string;
  readonly alarmArn: string;

  constructor(scope: Construct, id: string, props: CompositeAlarmProps<Key>) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (CompositeAlarm)`, compositeProblems(props, stack.environment.region));
    const { key, alarmNames, rule, severity, actions, runbooks } = props;
    const told = actionsOf(actions, severity);
    const alarm = new CloudwatchCompositeAlarm(this, 'alarm', {
      alarmName: stack.physicalName('alarm', this, key),
      alarmDescription: alarmDescription(props, runbooks),
      alarmRule: renderRule(rule, alarmNames),
      alarmActions: told,
      okActions: told,
      insufficientDataActions: told,
      tags: { Severity: severity },
    });
    this.alarmName = alarm.alarmName;
    this.alarmArn = alarm.arn;
  }
}

function compositeProblems<Key extends string>(props: CompositeAlarmProps<Key>, region: string): Problem[] {
  const { key, alarmNames, rule, means, runbook, severity, actions, runbooks } = props;
  const names: Readonly<Record<string, string>> = isRecord(alarmNames) ? alarmNames : {};
  const ofRule = ruleProblems(rule, Object.keys(names));
  const ofPlace = runbooksProblems(runbooks);
  return [
    ...textProblems(
      'key',
      key,
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      "use lower-case words joined by hyphens: 'platform-down'",
    ),
    ...(isRecord(alarmNames)
      ? []
      : [{ what: is('alarmNames', alarmNames), fix: 'give alarmNames of Alarms' }]),
    ...ofRule,
    ...(ofRule.length > 0 ? [] : lengthProblems(renderRule(rule, names))),
    ...textProblems('means', means, /^\S[^\n]*[.!?]$/, 'say in one sentence what is wrong when it rings'),
    ...ofPlace,
    ...runbookProblems('runbook', runbook, runbooks),
    ...(ofPlace.length > 0 ? [] : tooLongProblems('means', props, runbooks)),
    ...wordProblems('severity', severity, severities),
    ...actionProblems(actions, [severity], region),
  ];
}

function lengthProblems(rule: string): Problem[] {
  if (!isKnown(rule) || rule.length <= LONGEST_RULE) return [];
  const what = `rule is ${rule.length} characters long; CloudWatch takes ${LONGEST_RULE}`;
  return [{ what, fix: 'make composite alarms of some, and one of those' }];
}
