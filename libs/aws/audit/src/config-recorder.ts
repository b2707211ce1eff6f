import {
  is,
  keyArnProblems,
  type Problem,
  ProjectStack,
  refuse,
  strangerProblems,
  wordProblems,
} from '@ashlar/core';
import { ServiceRole, type Statement } from '@ashlar/iam';
import { ConfigConfigurationRecorder } from '@cdktf/provider-aws/lib/config-configuration-recorder/index.js';
import { ConfigConfigurationRecorderStatus } from '@cdktf/provider-aws/lib/config-configuration-recorder-status/index.js';
import { ConfigDeliveryChannel } from '@cdktf/provider-aws/lib/config-delivery-channel/index.js';
import { Construct } from 'constructs';
import type { DeliveryBucket } from './audit-trail-props.js';
import { bucketProblems } from './bucket-problems.js';
import { configFolder } from './config-writer.js';

export interface ConfigRecorderProps {
  /** Where histories and snapshots go. AWS Config delivers to no bucket with a default retention of Object Lock. */
  readonly bucket: DeliveryBucket;
  /** A folder of the bucket. @default - none: the files start at `AWSLogs/` */
  readonly prefix?: string;
  /** The key that encrypts the files. Its policy must admit AWS Config: `EncryptionKey` with the user `config`. */
  readonly kmsKeyArn: string;
  /**
   * Users, roles, groups and policies of IAM, which are the same in every region. `false` in all regions but one: each region
   * that records them bills them.
   * @default true
   */
  readonly globalResources?: boolean;
  /**
   * `CONTINUOUS` costs 0.003 USD for each change, `DAILY` 0.012 USD for each resource and day on which it changed; rules
   * then see changes a day late.
   * @default 'CONTINUOUS'
   */
  readonly recording?: 'CONTINUOUS' | 'DAILY';
  /** How often everything is delivered at once. @default 'TwentyFour_Hours' */
  readonly snapshots?: SnapshotFrequency;
  /**
   * `'service-linked'` is `AWSServiceRoleForConfig`, which Security Hub's control Config.1 asks for. It has to exist:
   * `aws iam create-service-linked-role --aws-service-name config.amazonaws.com`, once for each account.
   * @default 'own' - a role of our own, which works in an account where nobody ran anything; Config.1 then fails
   */
  readonly role?: 'own' | 'service-linked';
}

export type SnapshotFrequency = (typeof FREQUENCIES)[number];

const FREQUENCIES = ['One_Hour', 'Three_Hours', 'Six_Hours', 'Twelve_Hours', 'TwentyFour_Hours'] as const;

/**
 * AWS Config: records every supported resource of the account and region whenever it changes, and delivers it to a
 * bucket. One for each account and region. What it recorded stays seven years.
 *
 * @throws InputError with every problem of its bucket, key and choices, and for a second owner in the account and region.
 */
export class ConfigRecorder extends Construct {
  readonly recorder: ConfigConfigurationRecorder;
  /** For `dependsOn`: rules and packs can be made only while something records. */
  readonly started: ConfigConfigurationRecorderStatus;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: ConfigRecorderProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (ConfigRecorder)`, recorderProblems(props));
    stack.claimSingleton(this, 'config-recorder');
    stack.claimSingleton(this, 'config-delivery-channel');
    const {
      bucket,
      globalResources = true,
      recording = 'CONTINUOUS',
      snapshots = 'TwentyFour_Hours',
    } = props;

    const own = props.role === 'service-linked' ? undefined : this.buildRole(props);
    this.roleArn =
      own?.roleArn ??
      `arn:${stack.partition}:iam::${stack.environment.account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
    this.recorder = new ConfigConfigurationRecorder(this, 'recorder', {
      name: stack.physicalName('config-recorder', this, id),
      roleArn: this.roleArn,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: globalResources },
      recordingMode: { recordingFrequency: recording },
      dependsOn: own ? [...own.attachments] : [],
    });
    const channel = new ConfigDeliveryChannel(this, 'channel', {
      name: stack.physicalName('config-delivery-channel', this, id),
      s3BucketName: bucket.bucketName,
      s3KeyPrefix: props.prefix,
      s3KmsKeyArn: props.kmsKeyArn,
      snapshotDeliveryProperties: { deliveryFrequency: snapshots },
      dependsOn: [this.recorder, ...(bucket.policy ? [bucket.policy] : [])],
    });
    this.started = new ConfigConfigurationRecorderStatus(this, 'status', {
      name: this.recorder.name,
      isEnabled: true,
      dependsOn: [channel],
    });
  }

  private buildRole({ bucket, prefix, kmsKeyArn }: ConfigRecorderProps): ServiceRole {
    const { partition, environment } = ProjectStack.of(this);
    const bucketArn = `arn:${partition}:s3:::${bucket.bucketName}`;
    const may: Statement[] = [
      { sid: 'LookAtBucket', actions: ['s3:GetBucketAcl', 's3:ListBucket'], resources: [bucketArn] },
      {
        sid: 'Deliver',
        actions: ['s3:PutObject'],
        resources: [`${configFolder(bucketArn, prefix, environment.account)}/*`],
        conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
      },
      { sid: 'Encrypt', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [kmsKeyArn] },
    ];
    return new ServiceRole(this, 'role', {
      purpose: this.node.id,
      service: 'config.amazonaws.com',
      may,
      // What AWS Config has to read grows with every service: only AWS keeps the list.
      awsManagedPolicies: ['service-role/AWS_ConfigRole'],
    });
  }
}

const PROPS = ['bucket', 'prefix', 'kmsKeyArn', 'globalResources', 'recording', 'snapshots', 'role'];

function recorderProblems(props: ConfigRecorderProps): Problem[] {
  const { bucket, prefix, kmsKeyArn, globalResources, recording, snapshots, role } = props;
  const optional = (prop: string, value: unknown, words: readonly string[]) =>
    value === undefined ? [] : wordProblems(prop, value, words);
  return [
    ...strangerProblems('the recorder', props, PROPS),
    ...bucketProblems(bucket, prefix),
    ...keyArnProblems('kmsKeyArn', kmsKeyArn),
    ...(globalResources === undefined || typeof globalResources === 'boolean'
      ? []
      : [{ what: is('globalResources', globalResources), fix: 'use true or false' }]),
    ...optional('recording', recording, ['CONTINUOUS', 'DAILY']),
    ...optional('snapshots', snapshots, FREQUENCIES),
    ...optional('role', role, ['own', 'service-linked']),
  ];
}
