import { accessLogStatement, Bucket } from '@ashlar/bucket';
import { ProjectStack, type Target } from '@ashlar/core';
import { type EdgarEnvironment, isProtected } from '../environments.js';

/** The log of who asked for which object of any bucket. */
export class StorageStack extends ProjectStack<EdgarEnvironment> {
  readonly bucketLogs: Bucket;

  constructor(target: Target<EdgarEnvironment>, name: string) {
    super(target, name);
    const { account, logRetentionDays } = target.environment;
    this.bucketLogs = new Bucket(this, 'bucket-logs', {
      purpose: 'bucket-logs',
      encryption: { s3Managed: 'S3 delivers access logs to no bucket with a KMS key' },
      accessLogs: 'off',
      expireAfterDays: logRetentionDays,
      keepOldVersionsDays: 7,
      keep: isProtected(target.environment),
    });
    this.bucketLogs.allow(accessLogStatement({ bucketArn: this.bucketLogs.bucketArn, account }));
  }
}
