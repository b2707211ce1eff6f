export { accessLogStatement } from './access-log-statement.js';
export type { AccessKind } from './bucket-access.js';
export type { AccessLogs, Archive, BucketEncryption, BucketProps, ObjectLock } from './bucket-props.js';
export { Bucket } from './bucket.js';
