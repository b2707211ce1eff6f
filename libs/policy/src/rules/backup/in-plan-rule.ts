import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { each, fail, pass, type Verdict } from '../reading/verdict.js';
import { type Kept, kept, selectionsOf } from './selections-of.js';

export interface InPlanRow extends Omit<Rule, 'judge' | 'why' | 'fix'> {
  readonly of: readonly string[];
  /** What a plan must take in for it; undefined where the rule leaves it out. */
  readonly whatIsKept?: (resource: Resource, model: Model) => Kept | undefined;
}

export const inPlanRule = ({ of, whatIsKept = (r, model) => kept(model, r), ...rule }: InPlanRow): Rule => ({
  ...rule,
  why: 'Snapshots of the service itself are deleted with the account or by whoever may delete the resource.',
  fix: 'Tag it for a backup plan, or name it in one.',
  judge: each(of, (resource, model) => {
    const item = whatIsKept(resource, model);
    return item && judgeKept(model, resource, item);
  }),
});

function judgeKept(model: Model, resource: Resource, item: Kept): Verdict {
  const name = item.resource === resource ? 'it' : item.resource.id;
  const selections = selectionsOf(model, item).map(({ id }) => id);
  if (selections.length > 0) return pass(`${selections.join(', ')} takes ${name} in`);
  const tags = [...item.tags].map(([key, value]) => `${key}=${value}`).join(', ');
  return fail(`no aws_backup_selection takes ${name} in; its tags are ${tags === '' ? 'none' : tags}`);
}
