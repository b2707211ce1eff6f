export { Connection, type ConnectionProps } from './connection.js';
export type { Peer, Ports, Rule } from './rule.js';
export { SecurityGroup, type SecurityGroupProps } from './security-group.js';
