import { isKnown, isRecord, type Problem } from '@ashlar/core';
import type { Alarm, Severity } from './alarm.js';
import { type Runbooks, runbookUrl } from './runbooks.js';

/** CloudWatch keeps 1,024 characters. */
const LONGEST = 1024;

interface Described {
  readonly means: string;
  readonly runbook: string;
  readonly severity: Severity;
}

/** What a message of the alarm says, beginning with what is wrong. */
export const alarmDescription = ({ means, runbook, severity }: Described, runbooks: Runbooks): string =>
  `${means} Runbook: ${runbookUrl(runbooks, runbook)} (${severity})`;

/** Descriptions that CloudWatch would refuse. */
export function descriptionProblems(alarms: Readonly<Record<string, Alarm>>, runbooks: Runbooks): Problem[] {
  if (!isRecord(alarms) || !isRecord(runbooks) || typeof runbooks.url !== 'string') return [];
  return Object.entries(alarms).flatMap(([key, alarm]) =>
    isRecord(alarm) ? tooLongProblems(`alarms.${key}.means`, alarm as Described, runbooks) : [],
  );
}

export function tooLongProblems(prop: string, described: Described, runbooks: Runbooks): Problem[] {
  const description = alarmDescription(described, runbooks);
  if (!isKnown(description) || description.length <= LONGEST) return [];
  const over = description.length - LONGEST;
  return [
    {
      what: `${prop} is ${over} characters too long`,
      fix: 'say it in one sentence; the rest belongs into the runbook',
    },
  ];
}
