import type { Problem } from '@ashlar/core';
import { webAclCapacity } from './capacity.js';
import { capacityWarnings } from './capacity-problems.js';
import type { WebAclProps } from './web-acl-props.js';

/** What works, and is seldom meant. */
export const aclWarnings = (props: WebAclProps): Problem[] => [
  ...capacityWarnings(webAclCapacity(props.rules)),
  ...lockoutWarnings(props),
];

function lockoutWarnings({ defaultAction, rules }: WebAclProps): Problem[] {
  const allows = Object.values(rules).some(
    (rule) => rule.managedGroup === undefined && rule.action === 'allow',
  );
  if (defaultAction !== 'block' || allows) return [];
  const what = "defaultAction is 'block' and no rule allows: every request is blocked";
  return [{ what, fix: "give a rule the action 'allow', or leave defaultAction out" }];
}
