export type {
  Alarm,
  AlarmSet,
  Comparison,
  Evaluation,
  Metric,
  MetricMath,
  Severity,
  Statistic,
} from './alarm.js';
export type { AlarmActions } from './alarm-actions.js';
export type { AlarmRule } from './alarm-rule.js';
export { type AlarmSections, twiceProblems } from './alarm-sections.js';
export { AlarmTopic, type AlarmTopicProps, type Publisher } from './alarm-topic.js';
export { Alarms, type AlarmsProps } from './alarms.js';
export { auroraAlarms, type WatchedAurora } from './aurora-alarms.js';
export { backupAlarms, type WatchedBackupVault } from './backup-alarms.js';
export { ChatChannel, type ChatChannelProps } from './chat-channel.js';
export { CompositeAlarm, type CompositeAlarmProps } from './composite-alarm.js';
export { Dashboard, type DashboardProps } from './dashboard.js';
export { DeploymentFailureEvents, type DeploymentFailureEventsProps } from './deployment-failure-events.js';
export { distributionAlarms, type WatchedDistribution } from './distribution-alarms.js';
export { flowLogAlarms, rejectedConnectionsPattern, type WatchedFlowLogs } from './flow-log-alarms.js';
export { functionAlarms, type WatchedFunction } from './function-alarms.js';
export type { HttpsEndpoint } from './https-endpoint.js';
export { loadBalancerAlarms, type WatchedLoadBalancer } from './load-balancer-alarms.js';
export { LogMetric, type LogMetricProps } from './log-metric.js';
export { monthlyCostAlarm } from './monthly-cost-alarm.js';
export { natGatewayAlarms, type WatchedNatGateways } from './nat-gateway-alarms.js';
export { Overview, type OverviewProps } from './overview.js';
export { proxyAlarms, type WatchedProxy } from './proxy-alarms.js';
export { queueAlarms, type WatchedQueue } from './queue-alarms.js';
export { blockedRequests, databaseAudit, rejectedConnections, serviceErrors } from './ready-queries.js';
export { rollbackAlarms, type WatchedRelease } from './rollback-alarms.js';
export type { Runbooks } from './runbooks.js';
export { type LogQuestion, SavedQuery, type SavedQueryProps } from './saved-query.js';
export { serviceAlarms, type WatchedService } from './service-alarms.js';
export { webAclAlarms, type WatchedWebAcl } from './web-acl-alarms.js';
