export { AuroraCluster } from './aurora-cluster.js';
export type { AuroraClusterProps, Client, Logs, Scaling } from './aurora-props.js';
export type { AuditClass } from './audit-class.js';
export type { ConnectionPool } from './connection-pool.js';
export { DatabaseProxy } from './database-proxy.js';
export type { DatabaseProxyProps, ProxiedCluster, ProxyUser } from './database-proxy-props.js';
