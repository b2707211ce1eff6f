import { AccountDefaults, AuditTrail, RegionDefaults, trailWriter } from '@ashlar/audit';
import { Bucket } from '@ashlar/bucket';
import { ProjectStack, type Target } from '@ashlar/core';
import { type EdgarEnvironment, isProtected } from '../environments.js';
import type { KeysStack } from './keys.js';
import type { StorageStack } from './storage.js';

interface Needs {
  readonly keys: KeysStack;
  readonly storage: StorageStack;
}

/** Who did what in the account, for the day on which somebody asks; and what is so for whatever anybody makes there. */
export class AuditStack extends ProjectStack<EdgarEnvironment> {
  constructor(target: Target<EdgarEnvironment>, name: string, { keys, storage }: Needs) {
    super(target, name);
    const { account, region, logRetentionDays } = target.environment;
    const keep = isProtected(target.environment);
    new AccountDefaults(this, 'account');
    new RegionDefaults(this, 'region');
    const bucket = new Bucket(this, 'trail-files', {
      purpose: 'trail',
      encryption: { kmsKeyArn: keys.audit.keyArn },
      accessLogs: { bucketName: storage.bucketLogs.bucketName },
      expireAfterDays: logRetentionDays,
      keepOldVersionsDays: 7,
      keep,
      // With the digests of the trail, nobody can change what it says, or take it away, unnoticed.
      ...(keep
        ? {
            objectLock: {
              mode: 'GOVERNANCE',
              days: logRetentionDays,
              acknowledge: 'I understand that Object Lock cannot be turned off again',
            },
          }
        : {}),
    });
    const trail = new AuditTrail(this, 'trail', {
      purpose: 'trail',
      bucket,
      kmsKeyArn: keys.audit.keyArn,
      logs: { kmsKeyArn: keys.logs.keyArn, retentionDays: logRetentionDays, keep },
      // There are buckets of logs alone, and of these the trail tells who read or changed one.
      dataEvents: { buckets: 'all' },
    });
    const { bucketArn } = bucket;
    bucket.allow(...trailWriter({ bucketArn, account, region, trailName: trail.trailName }));
    this.output('trail_arn', trail.trailArn, 'The trail of all regions');
  }
}
