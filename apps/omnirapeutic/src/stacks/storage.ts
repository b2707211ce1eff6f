import { accessLogStatement, Bucket } from '@ashlar/bucket';
import { ProjectStack, type Target } from '@ashlar/core';
import { isProtected, type OmnirapeuticEnvironment } from '../environments.js';
import type { KeysStack } from './keys.js';

interface Needs {
  readonly keys: KeysStack;
}

/** Documents of patients, and the log of who asked for which object of any bucket. */
export class StorageStack extends ProjectStack<OmnirapeuticEnvironment> {
  readonly documents: Bucket;
  /** Where the other buckets of the environment log what is asked of them. */
  readonly bucketLogs: Bucket;

  constructor(target: Target<OmnirapeuticEnvironment>, name: string, { keys }: Needs) {
    super(target, name);
    const { account, logRetentionDays } = target.environment;
    const keep = isProtected(target.environment);

    this.bucketLogs = new Bucket(this, 'bucket-logs', {
      purpose: 'bucket-logs',
      encryption: { s3Managed: 'S3 delivers access logs to no bucket with a KMS key' },
      accessLogs: 'off',
      expireAfterDays: logRetentionDays,
      keepOldVersionsDays: 7,
      keep,
    });
    this.bucketLogs.allow(accessLogStatement({ bucketArn: this.bucketLogs.bucketArn, account }));

    this.documents = new Bucket(this, 'documents', {
      purpose: 'documents',
      encryption: { kmsKeyArn: keys.storage.keyArn },
      accessLogs: this.bucketLogs,
      backup: 'daily',
      keep,
    });

    this.share(this.documents.bucketName);
    this.output('documents_bucket', this.documents.bucketName, 'Documents of patients');
  }
}
