export { AuroraCluster } from './aurora-cluster.js';
export type { AuroraClusterProps, Client, Logs, Scaling } from './aurora-props.js';
export type { AuditClass } from './audit-class.js';
