import { Model, planAsStack, type StackJson } from '@ashlar/graph';
import type { Pack } from '../pack.js';
import type { Judgement, Rule } from '../rule.js';
import type { PlannedStackJson } from './plan-audit.js';

/** What a rule says of a resource of a model. */
export interface Judged extends Judgement {
  readonly pack: string;
  readonly rule: Rule;
}

/**
 * What stands in for an unknown value to see whether a verdict depends on it. A rule that says the same of all of these
 * looks for evidence of what runs, which no plan has.
 */
const STAND_INS = ['settled', 'true', '1', '{}'];

/** Every judgement of stacks as they will be, without those that no value of the plan could change. */
export function judgePlans(
  stacks: readonly PlannedStackJson[],
  packs: readonly Pack[],
  beside: readonly StackJson[],
): { readonly judged: readonly Judged[]; readonly model: Model } {
  const modelOf = (settled?: string) =>
    new Model([
      ...stacks.map(({ name, plan, json }) =>
        planAsStack(plan, name, { json, ...(settled === undefined ? {} : { settled }) }),
      ),
      ...beside,
    ]);
  const model = modelOf();
  const judged = judge(model, packs);
  const open = new Set(judged.filter(({ verdict }) => verdict === 'unknown').map(({ rule }) => rule));
  if (open.size === 0) return { judged, model };

  const settled = STAND_INS.map((standIn) => {
    const again = packs.map((pack) => ({ ...pack, rules: pack.rules.filter((rule) => open.has(rule)) }));
    return new Map(judge(modelOf(standIn), again).map((one) => [keyOf(one), said(one)]));
  });
  const depends = (one: Judged) => settled.some((verdicts) => verdicts.get(keyOf(one)) !== said(one));
  return { judged: judged.filter((one) => one.verdict !== 'unknown' || depends(one)), model };
}

export const judge = (model: Model, packs: readonly Pack[]): Judged[] =>
  packs.flatMap(({ name, rules }) =>
    rules.flatMap((rule) => rule.judge(model).map((judgement) => ({ ...judgement, rule, pack: name }))),
  );

const keyOf = ({ pack, rule, resource }: Judged) => `${pack} ${rule.id} ${resource}`;

const said = ({ verdict, reason }: Judged) => `${verdict} ${reason}`;
