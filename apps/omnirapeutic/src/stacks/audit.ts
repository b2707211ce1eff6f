import {
  AccountDefaults,
  AuditTrail,
  ConfigRecorder,
  configWriter,
  ConformancePack,
  hipaaSecurity,
  RegionDefaults,
  trailWriter,
} from '@ashlar/audit';
import { Bucket, type BucketProps } from '@ashlar/bucket';
import { ProjectStack, type Target } from '@ashlar/core';
import { isProtected, type OmnirapeuticEnvironment } from '../environments.js';
import type { KeysStack } from './keys.js';
import type { NetworkStack } from './network.js';
import type { StorageStack } from './storage.js';

interface Needs {
  readonly keys: KeysStack;
  readonly network: NetworkStack;
  readonly storage: StorageStack;
}

/** What happened in the account and whether it still is as HIPAA wants it; and what is so for whatever anybody makes. */
export class AuditStack extends ProjectStack<OmnirapeuticEnvironment> {
  constructor(
    target: Target<OmnirapeuticEnvironment>,
    name: string,
    private readonly needs: Needs,
  ) {
    super(target, name);
    new AccountDefaults(this, 'account');
    new RegionDefaults(this, 'region');
    this.recordCalls();
    this.recordConfiguration();
  }

  private recordCalls(): void {
    const { keys } = this.needs;
    const { account, region, logRetentionDays } = this.environment;
    const keep = isProtected(this.environment);
    const bucket = this.bucket('trail', {
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
      // Of documents above all; HIPAA's pack wants those of every bucket.
      dataEvents: { buckets: 'all' },
    });
    const { bucketArn } = bucket;
    bucket.allow(...trailWriter({ bucketArn, account, region, trailName: trail.trailName }));
    this.output('trail_arn', trail.trailArn, 'The trail of all regions');
  }

  private recordConfiguration(): void {
    const { keys, network } = this.needs;
    const { account } = this.environment;
    // Config delivers to no bucket whose objects are locked by default.
    const bucket = this.bucket('config', {});
    bucket.allow(...configWriter({ bucketArn: bucket.bucketArn, account }));
    const recorder = new ConfigRecorder(this, 'config', {
      bucket,
      kmsKeyArn: keys.audit.keyArn,
      role: 'service-linked',
    });
    const pack = new ConformancePack(this, 'hipaa', {
      pack: hipaaSecurity,
      parameters: {
        INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY: { AuthorizedVpcIds: network.network.vpcId },
      },
      recorder,
    });
    this.output('conformance_pack_name', pack.packName, "HIPAA's rules as AWS Config judges them");
  }

  private bucket(purpose: string, more: Pick<BucketProps, 'objectLock'>): Bucket {
    const { keys, storage } = this.needs;
    return new Bucket(this, `${purpose}-files`, {
      purpose,
      encryption: { kmsKeyArn: keys.audit.keyArn },
      accessLogs: { bucketName: storage.bucketLogs.bucketName },
      expireAfterDays: this.environment.logRetentionDays,
      keepOldVersionsDays: 7,
      keep: isProtected(this.environment),
      ...more,
    });
  }
}
