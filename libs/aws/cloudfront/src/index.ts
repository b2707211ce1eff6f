export type { Behavior, DefaultBehavior } from './behavior.js';
export { type CloudFrontClient, cloudFrontClients } from './cloud-front-clients.js';
export { Distribution } from './distribution.js';
export { type DistributionLogTarget, distributionLogWriter } from './distribution-log-writer.js';
export type { DistributionAccessLogs, DistributionProps, Origin } from './distribution-props.js';
export type { ResponseHeaders } from './response-headers.js';
