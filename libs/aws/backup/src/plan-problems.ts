import { is, isKnown, isRecord, type Problem, sortedEntries, strangerProblems } from '@ashlar/core';
import type { BackupPlanProps } from './backup-plan-props.js';
import { type BackupRule, completeRule } from './backup-rule.js';
import { keyProblems } from './key-problems.js';
import { purposeProblems } from './purpose-problems.js';
import { bestOf } from './recovery-point.js';
import { ruleProblems } from './rule-problems.js';
import { selectionProblems } from './selection-problems.js';

const PROPS = ['purpose', 'rules', 'selection', 'recoveryPointObjectiveHours'];

/** Everything that is wrong with a plan in a region. */
export function planProblems(props: BackupPlanProps, region: string): Problem[] {
  const { rules, recoveryPointObjectiveHours: objective } = props;
  const entries = isRecord(rules) ? Object.entries(rules) : [];
  const wrongRules = [
    ...(entries.length === 0 ? [{ what: 'rules is empty', fix: 'give one: { daily: { vault } }' }] : []),
    ...entries.flatMap(([key]) => keyProblems('rules', key)),
    ...entries.flatMap(([key, rule]) => ruleProblems(`rules.${key}`, rule, region)),
  ];
  return [
    ...strangerProblems('the plan', props, PROPS),
    ...purposeProblems(props.purpose),
    ...wrongRules,
    ...(wrongRules.length > 0 ? [] : [...twins(rules), ...objectiveProblems(rules, objective)]),
    ...(props.selection === undefined ? [] : selectionProblems(props.selection)),
  ];
}

/** Rules of which one does the work of the other. */
function twins(rules: Readonly<Record<string, BackupRule>>): Problem[] {
  const seen = new Map<string, string>();
  return sortedEntries(rules).flatMap(([key, rule]) => {
    const { schedule, vault, continuous } = completeRule(rule);
    // AWS Backup keeps one continuous backup of a resource; the second rule would make snapshots.
    const work = continuous ? 'continuous' : `${schedule} ${vault.vaultArn}`;
    const twin = seen.get(work);
    seen.set(work, twin ?? key);
    if (twin === undefined) return [];
    const what = continuous
      ? `rules.${twin} and rules.${key} are both continuous`
      : `rules.${twin} and rules.${key} save to one vault at the same time`;
    return [{ what, fix: `leave one of them out, or let ${key} run at another time without continuous` }];
  });
}

function objectiveProblems(
  rules: Readonly<Record<string, BackupRule>>,
  objective: number | undefined,
): Problem[] {
  if (objective === undefined) return [];
  if (!isKnown(objective) || typeof objective !== 'number' || !(objective > 0)) {
    const value = isKnown(objective) ? objective : 'known to Terraform only';
    return [{ what: is('recoveryPointObjectiveHours', value), fix: 'use a number of hours above 0' }];
  }
  const hours = bestOf(Object.values(rules));
  if (hours <= objective) return [];
  return [
    {
      what: `recoveryPointObjectiveHours is ${objective}, and up to ${hours} hours can be lost: the time between two jobs, and both windows of the second`,
      fix: 'run a rule more often, shorten its windows, or make it continuous',
    },
  ];
}
