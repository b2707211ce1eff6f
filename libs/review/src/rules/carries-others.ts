import type { PlannedChange } from '@ashlar/graph';
import { POWERFUL } from './powerful-policies.js';
import { isObject, isUnknownAt, valuesAt } from './reading/values-at.js';
import type { Judgement, Rule } from './rule.js';

/**
 * Types that make or run whatever a text says, which no rule here looks into, and where that text stands.
 * asOf: 2026-11. source: the arguments of hashicorp/aws 5.100 and 6.25. refresh: with the provider.
 */
const CARRIERS: Readonly<Record<string, readonly string[]>> = {
  aws_cloudcontrolapi_resource: ['desired_state', 'type_name'],
  aws_cloudformation_stack: ['template_body', 'template_url', 'parameters', 'capabilities'],
  aws_cloudformation_stack_set: ['template_body', 'template_url', 'parameters', 'capabilities'],
  aws_serverlessapplicationrepository_cloudformation_stack: ['application_id', 'parameters', 'capabilities'],
  aws_ssm_association: ['name', 'parameters', 'targets', 'document_version'],
};

export const carriesOthers: Rule = {
  id: 'carries-others',
  holds: 'nothing is made or run by a text that no rule reads',
  judge(change) {
    const names = Object.hasOwn(CARRIERS, change.type) ? CARRIERS[change.type] : undefined;
    if (names === undefined || !isObject(change.after) || !ACTIONS.has(change.action)) return [];
    const attributes = names.filter((name) => differs(change, name));
    return attributes.length === 0 ? [] : [judgementOf(change, attributes)];
  },
};

const ACTIONS = new Set(['create', 'update', 'replace']);

const differs = ({ before, after, afterUnknown }: PlannedChange, name: string) =>
  isUnknownAt(afterUnknown, name) ||
  JSON.stringify(valuesAt(before, name)) !== JSON.stringify(valuesAt(after, name));

function judgementOf({ after }: PlannedChange, attributes: readonly string[]): Judgement {
  const fix = 'read the text as if its resources and commands stood in this plan';
  if (
    POWERFUL.test(
      attributes
        .flatMap((name) => valuesAt(after, name))
        .map(String)
        .join('\n'),
    )
  )
    return {
      verdict: 'danger',
      what: 'allows nearly everything in a text that it hands on',
      fix,
      attributes,
    };
  return {
    verdict: 'review',
    what: 'makes or runs what its text says: no rule looks into it',
    fix,
    attributes,
  };
}
