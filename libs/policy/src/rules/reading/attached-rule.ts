import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { evidence } from './attribute-rule.js';
import { partsOf } from './parts.js';
import { each, fail, pass, unknown, type Verdict } from './verdict.js';

/** A rule that asks for something to be attached: to a VPC a flow log, to a load balancer a web ACL. */
export interface AttachedRow extends Omit<Rule, 'judge'> {
  /** Types of resources. */
  readonly of: readonly string[];
  readonly leavesOut?: (resource: Resource) => boolean;
  /** Types that attach, and the attribute in which they name what they are attached to. */
  readonly by: readonly string[];
  readonly attribute: string;
  /** What they name of it: `arn`. */
  readonly named: string;
}

export const attachedRule = ({ of, leavesOut, by, attribute, named, ...rule }: AttachedRow): Rule => ({
  ...rule,
  judge: each(of, (resource, model): Verdict | undefined => {
    if (leavesOut?.(resource)) return undefined;
    const [part] = by.flatMap((type) => partsOf(model, resource, type, attribute, named));
    if (part !== undefined) return pass(`${part.id} is attached to it`);
    const [stray] = model.all(...by).filter((candidate) => isStray(model, candidate, attribute));
    return stray === undefined
      ? fail(`no ${by.join(', ')} names it`)
      : unknown(`the ${attribute} of ${stray.id} is of no stack here: ${evidence(rule.id)}`);
  }),
});

/** Something that may be attached to anything. */
const isStray = (model: Model, part: Resource, attribute: string) =>
  model
    .targets(part, attribute)
    .some(({ resource }) => resource === undefined || resource.type.startsWith('data.'));
