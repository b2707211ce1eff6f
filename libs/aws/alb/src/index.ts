export { type AccessLogTarget, accessLogWriter } from './access-log-writer.js';
export { Certificate, type CertificateProps } from './certificate.js';
export type { HealthCheck, ProtocolVersion } from './health-check.js';
export { HostRecord, type HostRecordProps } from './host-record.js';
export { LambdaTargets } from './lambda-targets.js';
export type { LambdaTarget, LambdaTargetsProps } from './lambda-targets-props.js';
export type { Listener } from './listener.js';
export type { ListenerRule, QueryParameter } from './listener-rule.js';
export { LoadBalancer } from './load-balancer.js';
export type {
  Client,
  Clients,
  ExtraCertificate,
  HttpListen,
  HttpsListen,
  LoadBalancerAccessLogs,
  LoadBalancerProps,
  TestClient,
  TestListen,
} from './load-balancer-props.js';
export { type ClaimedRule, RuleLedger } from './rule-ledger.js';
export { TargetGroup } from './target-group.js';
export type { TargetGroupProps } from './target-group-props.js';
export type { Twin, TwinTargets } from './twin.js';
export type { TlsPolicy } from './tls-policies.js';
