import type { Problem } from '@ashlar/core';
import { Model, type StackJson } from '@ashlar/graph';
import { covers } from './covers.js';
import type { Pack } from './pack.js';
import type { Judgement, Rule } from './rule.js';
import type { Waiver } from './waiver.js';
import { waiversIn } from './waivers-in.js';

/** `waived`: it fails, and a waiver says of every failure why that may be. */
export const verdicts = ['fail', 'waived', 'needs runtime evidence', 'pass', 'not applicable'] as const;

export type Verdict = (typeof verdicts)[number];

export interface AuditOptions {
  readonly pack: Pack;
  /** Checked by `waiverProblems`. Those that stand beside resources count too. */
  readonly waivers?: readonly Waiver[];
  /** `2026-11-21`. */
  readonly today: string;
}

/** What the JSON of one environment says to each rule of a pack. */
export interface Audit {
  readonly pack: Omit<Pack, 'rules'>;
  readonly today: string;
  /** Names of the stacks that were read. */
  readonly stacks: readonly string[];
  /** In the order of the pack. */
  readonly results: readonly RuleResult[];
  /** Waivers that have ended or waive nothing. */
  readonly problems: readonly Problem[];
  /** Calls of modules, of whose contents nothing is said. */
  readonly unread: readonly string[];
}

export interface RuleResult extends Omit<Rule, 'judge'> {
  readonly verdict: Verdict;
  readonly judgements: readonly WaivableJudgement[];
}

export interface WaivableJudgement extends Judgement {
  /** Why a failure may be. */
  readonly waiver?: Waiver;
}

export function auditOf(stacks: readonly StackJson[], { pack, waivers = [], today }: AuditOptions): Audit {
  const model = new Model(stacks);
  const beside = waiversIn(stacks, { ruleIds: pack.rules.map(({ id }) => id), today });
  const [ended, current] = [true, false].map((hasEnded) =>
    [...waivers, ...beside.waivers].filter(({ expires }) => expires < today === hasEnded),
  ) as [Waiver[], Waiver[]];
  const results = pack.rules.map((rule) => judge(rule, model, current));
  const { name, title, source, asOf } = pack;
  return {
    pack: { name, title, source, asOf },
    today,
    stacks: stacks.map(({ name }) => name).sort(),
    results,
    problems: [
      ...beside.problems,
      ...ended.map(endedProblem),
      ...current.flatMap((waiver) => idleProblems(waiver, results)),
    ],
    unread: model.unread,
  };
}

/** Whether nothing is left to be done: no failure without a waiver, and no waiver that has ended or waives nothing. */
export const hasPassed = (audit: Audit) => audit.problems.length === 0 && failing(audit).length === 0;

/** Ids of the rules that fail without a waiver, in the order of the pack. */
export const failing = ({ results }: Audit): string[] =>
  results.flatMap(({ id, verdict }) => (verdict === 'fail' ? [id] : []));

function judge({ judge: of, ...rule }: Rule, model: Model, waivers: readonly Waiver[]): RuleResult {
  const judgements = of(model).map((judgement): WaivableJudgement => {
    const waiver = waivers.find((candidate) => waives(candidate, rule.id, judgement));
    return waiver === undefined ? judgement : { ...judgement, waiver };
  });
  return { ...rule, verdict: verdictOf(judgements), judgements };
}

function verdictOf(judgements: readonly WaivableJudgement[]): Verdict {
  const failures = judgements.filter(({ verdict }) => verdict === 'fail');
  if (failures.length > 0) return failures.every(({ waiver }) => waiver) ? 'waived' : 'fail';
  if (judgements.some(({ verdict }) => verdict === 'unknown')) return 'needs runtime evidence';
  return judgements.length > 0 ? 'pass' : 'not applicable';
}

const patternsOf = ({ resources = ['*'] }: Waiver) => resources;

const waives = (waiver: Waiver, ruleId: string, { verdict, resource }: Judgement) =>
  verdict === 'fail' && covers(waiver, ruleId, [resource]);

const endedProblem = ({ rule, expires, owner }: Waiver): Problem => ({
  what: `the waiver of ${rule} expired on ${expires}`,
  fix: `mend what fails, or let ${owner} decide anew`,
});

/** A waiver that nothing needs any more would hide the next failure. */
function idleProblems(waiver: Waiver, results: readonly RuleResult[]): Problem[] {
  const judgements = results.find(({ id }) => id === waiver.rule)?.judgements ?? [];
  const idle = patternsOf(waiver).filter(
    (pattern) => !judgements.some((found) => waives({ ...waiver, resources: [pattern] }, waiver.rule, found)),
  );
  if (idle.length === 0) return [];
  const isWhole = idle.length === patternsOf(waiver).length;
  const of = isWhole ? waiver.rule : `${waiver.rule} for ${idle.join(', ')}`;
  return [
    { what: `the waiver of ${of} waives nothing`, fix: isWhole ? 'delete it' : 'delete these resources' },
  ];
}
