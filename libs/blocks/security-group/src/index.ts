export type { Peer, Rule } from './rule.js';
export { SecurityGroup, type SecurityGroupProps } from './security-group.js';
