import { is, isKnown, isRecord, type Problem, strangerProblems, wholeNumberProblems } from '@ashlar/core';
import { type BackupRule, completeRule, type CompleteRule } from './backup-rule.js';
import { copyProblems } from './copy-problems.js';
import { lifecycleProblems } from './lifecycle-problems.js';
import { gapsIn } from './schedule.js';
import { scheduleProblems } from './schedule-problems.js';
import { targetProblems } from './target-problems.js';

const PROPS = [
  ...['schedule', 'vault', 'keepDays', 'startWindowMinutes', 'completionWindowMinutes'],
  ...['coldStorageAfterDays', 'continuous', 'copies'],
];

const MOST_CONTINUOUS_DAYS = 35;
const DAY_MINUTES = 24 * 60;
const YEAR_MINUTES = 365 * DAY_MINUTES;

/** Everything that is wrong with one rule. */
export function ruleProblems(prop: string, given: unknown, region: string): Problem[] {
  if (!isRecord(given)) return [{ what: is(prop, given), fix: 'use { vault } at least' }];
  const rule = completeRule(given as unknown as BackupRule);
  const wrongSchedule = scheduleProblems(`${prop}.schedule`, rule.schedule);
  return [
    ...strangerProblems(prop, given, PROPS),
    ...wrongSchedule,
    ...targetProblems(`${prop}.vault`, rule.vault, region),
    ...windowProblems(prop, rule),
    ...lifecycleProblems(prop, rule, rule.vault),
    ...(wrongSchedule.length > 0 ? [] : gapProblems(prop, rule)),
    ...continuousProblems(prop, rule),
    ...copyProblems(`${prop}.copies`, rule),
  ];
}

function windowProblems(
  prop: string,
  { startWindowMinutes: start, completionWindowMinutes: end }: CompleteRule,
) {
  const wrong = wholeNumberProblems(`${prop}.startWindowMinutes`, start, 60, 30 * DAY_MINUTES);
  const earliest = wrong.length > 0 || !isKnown(start) ? 120 : start + 60;
  return [...wrong, ...wholeNumberProblems(`${prop}.completionWindowMinutes`, end, earliest, YEAR_MINUTES)];
}

/** Between two backups there would be none at all. */
function gapProblems(prop: string, { schedule, keepDays }: CompleteRule): Problem[] {
  const days = (gapsIn(schedule)?.longestMinutes ?? 0) / DAY_MINUTES;
  if (!isKnown(keepDays) || !(Number(keepDays) < days)) return [];
  return [
    {
      what: `${prop} runs every ${Math.ceil(days)} days and keeps for ${keepDays}: at times there is no recovery point`,
      fix: `keep for ${Math.ceil(days)} days or more, or run it more often`,
    },
  ];
}

function continuousProblems(
  prop: string,
  { continuous, keepDays, coldStorageAfterDays }: CompleteRule,
): Problem[] {
  if (continuous === false) return [];
  if (continuous !== true) {
    return [{ what: is(`${prop}.continuous`, continuous), fix: 'use true or false' }];
  }
  const problems: Problem[] = [];
  if (isKnown(keepDays) && keepDays > MOST_CONTINUOUS_DAYS) {
    const what = `${prop} is continuous, and keeps for ${keepDays} days; AWS goes back ${MOST_CONTINUOUS_DAYS}`;
    problems.push({ what, fix: `use ${MOST_CONTINUOUS_DAYS}, and another rule for anything older` });
  }
  if (coldStorageAfterDays !== undefined) {
    const fix = 'leave coldStorageAfterDays out, or move it to a rule that is not continuous';
    problems.push({ what: `${prop} is continuous, and moves to cold storage`, fix });
  }
  return problems;
}
