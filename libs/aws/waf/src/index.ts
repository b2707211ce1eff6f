export { webAclCapacity } from './capacity.js';
export type { FreeGroupName, ManagedGroupName, PaidGroupName } from './managed-groups.js';
export type { Protectable } from './protectable.js';
export type {
  ActionName,
  CustomKey,
  CustomResponse,
  ManagedRule,
  OwnRule,
  RateLimit,
  RateRule,
  RuleAction,
  WafRule,
  WafRules,
} from './rule.js';
export type { FieldToMatch, ForwardedIp, Statement } from './statement.js';
export type { TextTransformation } from './text-transformations.js';
export type { Logging, WebAclProps } from './web-acl-props.js';
export { WebAcl } from './web-acl.js';
