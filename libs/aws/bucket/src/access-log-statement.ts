import type { PrincipalStatement } from '@ashlar/iam';

export interface AccessLogSource {
  /** The bucket that receives the logs. */
  readonly bucketArn: string;
  /** The account whose buckets are logged. */
  readonly account: string;
}

/** What the log bucket's policy needs, so that S3 delivers the access logs of this account's buckets to it. */
export const accessLogStatement = ({ bucketArn, account }: AccessLogSource): PrincipalStatement => ({
  sid: 'S3AccessLogs',
  principal: { service: 'logging.s3.amazonaws.com' },
  actions: ['s3:PutObject'],
  resources: [`${bucketArn}/*`],
  conditions: { StringEquals: { 'aws:SourceAccount': account } },
});
