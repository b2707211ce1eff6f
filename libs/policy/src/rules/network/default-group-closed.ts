import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { evidence } from '../reading/attribute-rule.js';
import { partsOf } from '../reading/parts.js';
import { valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';

const RULES = [
  'aws_security_group_rule',
  'aws_vpc_security_group_egress_rule',
  'aws_vpc_security_group_ingress_rule',
];

const id = 'VPC_DEFAULT_SECURITY_GROUP_CLOSED';

export const defaultGroupClosed: Rule = {
  id,
  holds: 'The default security group of a VPC has no rules.',
  why: 'What names no group wears this one, and as AWS makes it, it lets everything out and its wearers talk.',
  fix: 'Adopt the group with an aws_default_security_group that has neither ingress nor egress.',
  judge: each(['aws_vpc', 'aws_default_vpc'], (vpc, model) => {
    const [adopted] = partsOf(model, vpc, 'aws_default_security_group', 'vpc_id', 'id');
    if (adopted === undefined)
      return fail('no aws_default_security_group takes away the rules of its default group');
    const rules = [...inlineRules(adopted), ...rulesOf(model, vpc, adopted)];
    const [expression] = ['ingress', 'egress']
      .flatMap((direction) => valuesAt(adopted.attributes, direction))
      .filter((block) => typeof block === 'string');
    if (expression !== undefined && rules.length === 0)
      return unknown(`rules of ${adopted.id} are ${String(expression)}: ${evidence(id)}`);
    return rules.length === 0
      ? pass(`${adopted.id} has no rules`)
      : fail(`its default group has rules: ${rules.join(', ')}`);
  }),
};

const inlineRules = (group: Resource) =>
  ['ingress', 'egress']
    .filter((direction) => valuesAt(group.attributes, direction).some((block) => typeof block !== 'string'))
    .map((direction) => `${direction} of ${group.id}`);

const rulesOf = (model: Model, vpc: Resource, group: Resource) =>
  model
    .all(...RULES)
    .filter((rule) =>
      model
        .targets(rule, 'security_group_id')
        .some(
          (target) =>
            target.resource === group ||
            (target.resource === vpc && target.attribute === 'default_security_group_id'),
        ),
    )
    .map(({ id }) => id);
