import type { Model, Resource } from '@ashlar/graph';
import type { Judgement } from '../../rule.js';

/** A judgement before it is said of which resource. */
export type Verdict = Omit<Judgement, 'resource'>;

export const pass = (reason: string): Verdict => ({ verdict: 'pass', reason });
export const fail = (reason: string): Verdict => ({ verdict: 'fail', reason });
export const unknown = (reason: string): Verdict => ({ verdict: 'unknown', reason });

/** One judgement for each resource of these types; none of a resource that the rule leaves out. */
export const each =
  (types: readonly string[], judge: (resource: Resource, model: Model) => Verdict | undefined) =>
  (model: Model): Judgement[] =>
    model.all(...types).flatMap((resource) => {
      const verdict = judge(resource, model);
      return verdict === undefined ? [] : [{ resource: resource.id, ...verdict }];
    });

/** One judgement of the account as a whole. */
export const ofAccount = (verdict: Verdict): Judgement => ({ resource: 'account', ...verdict });
