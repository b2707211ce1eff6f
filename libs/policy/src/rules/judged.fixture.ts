import { type Blocks, Model } from '@ashlar/graph';
import type { Rule } from '../rule.js';

/** For tests: what the rule with this id says of the resources of a stack, one line for each. */
export const judged =
  (rules: readonly Rule[]) =>
  (id: string, resource: Blocks, data: Blocks = {}): string[] => {
    const rule = rules.find((candidate) => candidate.id === id);
    if (rule === undefined) throw new Error(`no rule is called ${id}`);
    return rule
      .judge(new Model([{ name: 's', json: { resource, data } }]))
      .map(
        (judgement) => `${judgement.verdict} ${judgement.resource.replace('s/', '')}: ${judgement.reason}`,
      );
  };
