import { Bucket } from '@ashlar/bucket';
import { ProjectStack, stateStore, type Target } from '@ashlar/core';
import { EncryptionKey } from '@ashlar/secrets';
import { LockTable } from '../lock-table.js';

/** The bucket, the lock table and the key, under the names that every stack's backend expects. */
export class BackendStack extends ProjectStack {
  constructor(target: Target, name: string) {
    super(target, name);
    const store = stateStore(target.environment);
    const { keyArn } = new EncryptionKey(this, 'key', {
      purpose: 'state',
      alias: store.kmsAlias,
      keep: true,
    });
    const bucket = new Bucket(this, 'bucket', {
      purpose: 'state',
      name: store.bucket,
      encryption: { kmsKeyArn: keyArn },
      accessLogs: 'off',
    });
    const locks = new LockTable(this, 'locks', { name: store.table, kmsKeyArn: keyArn });

    this.output(
      'state_bucket',
      bucket.bucketName,
      'Bucket that holds every state of this account and region',
    );
    this.output('lock_table', locks.tableName, 'DynamoDB table that holds the locks');
  }
}
