import { is, isKnown, isRecord, type Problem, strangerProblems } from '@ashlar/core';
import { severities, type Severity } from './alarm.js';

/**
 * Whom to tell, by severity: ARNs of topics, or of what else CloudWatch calls. They hear of every change of state: alarm,
 * all clear, and figures that stay away, which HIPAA's conformance pack asks for.
 */
export type AlarmActions = Readonly<Record<Severity, readonly string[]>>;

/** CloudWatch takes five for each state. */
const MOST = 5;

const ARN = /^arn:aws[a-z-]*:(automate|autoscaling|lambda|sns|ssm|ssm-incidents|swf):/;

/** In the order of the code, each once: references have no order of their own. */
export const actionsOf = (actions: AlarmActions, severity: Severity): string[] => [
  ...new Set(actions[severity]),
];

/** @param used severities of the alarms: those that none has may have nobody to tell. */
export function actionProblems(actions: AlarmActions, used: readonly Severity[], region: string): Problem[] {
  if (!isRecord(actions)) {
    return [
      {
        what: is('actions', actions),
        fix: 'give ARNs of topics by severity: { critical, warning, business }',
      },
    ];
  }
  return [
    ...strangerProblems('actions', actions, severities),
    ...severities.flatMap((severity) =>
      severityProblems(severity, actions[severity], used.includes(severity), region),
    ),
  ];
}

function severityProblems(severity: Severity, arns: unknown, used: boolean, region: string): Problem[] {
  const prop = `actions.${severity}`;
  // A list may be one that only Terraform knows.
  if (!isKnown(arns)) return [];
  if (!Array.isArray(arns) || !arns.every((arn) => typeof arn === 'string')) {
    return [{ what: is(prop, arns), fix: 'give a list of ARNs, empty when no alarm has this severity' }];
  }
  const different = [...new Set(arns as readonly string[])];
  const problems: Problem[] = [];
  if (used && different.length === 0) {
    problems.push({ what: `${prop} is empty, and alarms of it would tell nobody`, fix: 'name a topic' });
  }
  if (different.length > MOST) {
    const fix = 'use one topic, and let the others subscribe to it';
    problems.push({ what: `${prop} has ${different.length} actions; CloudWatch takes ${MOST}`, fix });
  }
  return [...problems, ...different.filter(isKnown).flatMap((arn) => arnProblems(prop, arn, region))];
}

function arnProblems(prop: string, arn: string, region: string): Problem[] {
  if (!ARN.test(arn)) {
    return [{ what: `${prop} has '${arn}'`, fix: 'use the ARN of a topic: topicArn of an AlarmTopic' }];
  }
  const [, , service, place] = arn.split(':');
  if (service === 'automate' || place === region || !isKnown(place)) return [];
  return [
    {
      what: `${prop} has ${arn}, in ${place}`,
      fix: `use a topic in ${region}: alarms tell their own region only`,
    },
  ];
}
