import type { StackJson } from '@ashlar/graph';
import type { Pack } from './pack.js';
import type { Judgement, Rule } from './rule.js';
import type { Waiver } from './waiver.js';

export const TODAY = '2026-11-21';

/** A rule that says these verdicts, each of a resource of its own: `s/x.1`, `s/x.2`. */
export const saying = (id: string, ...said: readonly Judgement['verdict'][]): Rule => ({
  id,
  holds: `${id} holds.`,
  why: `${id} matters.`,
  fix: `Mend ${id}.`,
  judge: () => said.map((verdict, at) => ({ resource: `s/x.${at + 1}`, verdict, reason: `x is ${verdict}` })),
});

export const packOf = (...rules: readonly Rule[]): Pack => ({
  name: 'test',
  title: 'Rules of a test',
  source: 'nowhere',
  asOf: '2026-01-01',
  rules,
});

export const waiver = (props: Partial<Waiver> = {}): Waiver => ({
  rule: 'RED',
  reason: 'a decision that somebody wrote down',
  owner: 'platform',
  expires: '2027-03-31',
  ...props,
});

/** A load balancer without logs. */
export const STACKS: readonly StackJson[] = [
  { name: 's', json: { resource: { aws_lb: { web: { access_logs: { enabled: false } } } } } },
];
