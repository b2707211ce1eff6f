import { Bucket } from '@ashlar/bucket';
import { ProjectStack, stateStore, type Target } from '@ashlar/core';
import { applyRoleName, GitHubActions, planRoleName, planStoreStatements } from '@ashlar/github-actions';
import { EncryptionKey } from '@ashlar/secrets';
import { repository } from '../repository.js';

/** Days that a plan can be applied: R-STORE of plan review. */
const PLAN_DAYS = 7;

/** What plan review needs in an account: roles for workflows, and a store that plans wait in until they are applied. */
export class ReviewStack extends ProjectStack {
  constructor(target: Target, name: string) {
    super(target, name);
    const { account, region } = target.environment;
    const state = stateStore(target.environment);
    const roleArn = (role: string) => `arn:${this.partition}:iam::${account}:role/${role}`;
    const planBucket = `ashlar-plans-${account}-${region}`;
    const planBucketArn = `arn:${this.partition}:s3:::${planBucket}`;

    const { keyArn } = new EncryptionKey(this, 'key', { purpose: 'plans', alias: 'alias/ashlar-plans' });
    const plans = new Bucket(this, 'plans', {
      purpose: 'plans',
      name: planBucket,
      encryption: { kmsKeyArn: keyArn },
      accessLogs: 'off',
      expireAfterDays: PLAN_DAYS,
      keepOldVersionsDays: 1,
      keep: false,
      statements: planStoreStatements({
        bucketArn: planBucketArn,
        writerRoleArn: roleArn(planRoleName),
        readerRoleArn: roleArn(applyRoleName),
      }),
    });
    const github = new GitHubActions(this, 'github', {
      repository,
      deployEnvironment: target.environment.name,
      state: {
        bucketArn: `arn:${this.partition}:s3:::${state.bucket}`,
        lockTableArn: this.arn('dynamodb', `table/${state.table}`),
        keyArns: this.arn('kms', 'key/*'),
        keyAlias: state.kmsAlias,
      },
      planStore: { bucketArn: planBucketArn, keyArn },
    });

    this.output('plan_store', plans.bucketName, 'Bucket in which plans wait for their approval');
    this.output('plan_role', github.planRoleArn, 'Role of workflows that plan');
    this.output('apply_role', github.applyRoleArn, 'Role of workflows that apply');
  }
}
