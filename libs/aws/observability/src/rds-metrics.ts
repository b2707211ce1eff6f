import type { KnownMetrics } from './known-metrics.js';

const DB = [
  'DBInstanceIdentifier',
  'DBClusterIdentifier',
  'DBClusterIdentifier Role',
  'DatabaseClass',
  'EngineName',
];
const DB_VOLUME = ['DBClusterIdentifier', 'DbClusterIdentifier EngineName', 'EngineName'];
/** Without a word on whom: all of a proxy's traffic; then of one endpoint, of one database, of one role. */
const PROXY = 'ProxyName';
const PROXY_CLIENTS = [PROXY, 'EndpointName ProxyName'];
const PROXY_DATABASES = [PROXY, 'ProxyName Target TargetGroup', 'ProxyName TargetGroup TargetRole'];

/**
 * Of databases and of their proxies.
 *
 * asOf: 2026-11
 * source: Aurora user guide, "Amazon CloudWatch metrics for Amazon Aurora" and "Monitoring RDS Proxy metrics with
 *   Amazon CloudWatch"
 * refresh: compare with those pages
 */
export const rdsMetrics: KnownMetrics = {
  ACUUtilization: DB,
  AuroraReplicaLag: DB,
  AuroraReplicaLagMaximum: DB,
  AuroraReplicaLagMinimum: DB,
  BackupRetentionPeriodStorageUsed: ['DBClusterIdentifier', 'EngineName'],
  BufferCacheHitRatio: DB,
  CPUUtilization: DB,
  CommitLatency: DB,
  // Of an instance, and of a proxy.
  DatabaseConnections: [...DB, ...PROXY_DATABASES],
  Deadlocks: DB,
  DiskQueueDepth: DB,
  EngineUptime: DB,
  // Not of Serverless v2, which has no local storage of a size.
  FreeLocalStorage: DB,
  // Not of Aurora.
  FreeStorageSpace: ['DBInstanceIdentifier', 'DatabaseClass', 'EngineName'],
  FreeableMemory: DB,
  MaximumUsedTransactionIDs: DB,
  OldestReplicationSlotLag: DB,
  ReadIOPS: DB,
  ReadLatency: DB,
  ServerlessDatabaseCapacity: DB,
  SnapshotStorageUsed: ['DBClusterIdentifier', 'EngineName'],
  SwapUsage: DB,
  TempStorageIOPS: DB,
  TempStorageThroughput: DB,
  TotalBackupStorageBilled: ['DBClusterIdentifier', 'EngineName'],
  TransactionLogsDiskUsage: DB,
  VolumeBytesUsed: DB_VOLUME,
  VolumeReadIOPs: DB_VOLUME,
  VolumeWriteIOPs: DB_VOLUME,
  WriteIOPS: DB,
  WriteLatency: DB,
  AvailabilityPercentage: ['ProxyName TargetGroup TargetRole'],
  ClientConnections: PROXY_CLIENTS,
  ClientConnectionsClosed: PROXY_CLIENTS,
  ClientConnectionsNoTLS: PROXY_CLIENTS,
  ClientConnectionsReceived: PROXY_CLIENTS,
  ClientConnectionsSetupFailedAuth: PROXY_CLIENTS,
  ClientConnectionsSetupSucceeded: PROXY_CLIENTS,
  ClientConnectionsTLS: PROXY_CLIENTS,
  DatabaseConnectionRequests: PROXY_DATABASES,
  DatabaseConnectionRequestsWithTLS: PROXY_DATABASES,
  DatabaseConnectionsBorrowLatency: PROXY_CLIENTS,
  DatabaseConnectionsCurrentlyBorrowed: PROXY_DATABASES,
  DatabaseConnectionsCurrentlyInTransaction: PROXY_DATABASES,
  DatabaseConnectionsCurrentlySessionPinned: PROXY_DATABASES,
  DatabaseConnectionsSetupFailed: PROXY_DATABASES,
  DatabaseConnectionsSetupSucceeded: PROXY_DATABASES,
  DatabaseConnectionsWithTLS: PROXY_DATABASES,
  MaxDatabaseConnectionsAllowed: PROXY_DATABASES,
  QueryDatabaseResponseLatency: [
    ...PROXY_CLIENTS,
    'ProxyName Target TargetGroup',
    'ProxyName TargetGroup TargetRole',
  ],
  QueryRequests: PROXY_CLIENTS,
  QueryRequestsNoTLS: PROXY_CLIENTS,
  QueryRequestsTLS: PROXY_CLIENTS,
  QueryResponseLatency: PROXY_CLIENTS,
};
