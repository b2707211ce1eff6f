import type { Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { evidence } from '../reading/attribute-rule.js';
import { valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';
import { isDaily } from './daily-schedule.js';

const id = 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK';

/** The defaults of the rule, which the pack leaves. */
const RETENTION_DAYS = 35;

interface PlannedRule {
  readonly name: string;
  readonly schedule: string | undefined;
  /** Undefined: for ever. */
  readonly days: string | undefined;
}

const rulesOf = ({ attributes }: Resource): PlannedRule[] =>
  valuesAt(attributes, 'rule').map((rule) => {
    const [name, schedule, days] = ['rule_name', 'schedule', 'lifecycle.delete_after'].map((path) =>
      valuesAt(rule, path).map(String).at(0),
    );
    return { name: name ?? 'a rule without a name', schedule, days };
  });

const isOpen = ({ schedule, days }: PlannedRule) => /\$\{/.test(`${schedule} ${days}`);

const said = ({ name, schedule, days }: PlannedRule) =>
  `${name} runs ${schedule ?? 'daily'} and keeps ${days === undefined ? 'for ever' : `${days} days`}`;

export const planIsDailyAndLong: Rule = {
  id,
  holds: `A backup plan has a rule that runs daily and keeps ${RETENTION_DAYS} days.`,
  why: 'What was destroyed quietly is noticed weeks later, when short backups hold the damage too.',
  fix: `Add a rule to the plan: daily, with lifecycle.delete_after of ${RETENTION_DAYS} or more.`,
  judge: each(['aws_backup_plan'], (plan) => {
    const rules = rulesOf(plan);
    const good = rules.find(
      (rule) =>
        !isOpen(rule) &&
        isDaily(rule.schedule) &&
        (rule.days === undefined || Number(rule.days) >= RETENTION_DAYS),
    );
    if (good !== undefined) return pass(said(good));
    const open = rules.filter(isOpen);
    if (open.length > 0) return unknown(`${open.map(said).join('; ')}: ${evidence(id)}`);
    return fail(rules.length === 0 ? 'it has no rule' : rules.map(said).join('; '));
  }),
};
