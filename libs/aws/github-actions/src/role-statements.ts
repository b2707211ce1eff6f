import type { Denial, DenialExcept, Statement } from '@ashlar/iam';
import { dataReads } from './data-reads.js';

/** What the roles work with. */
export interface RoleResources {
  readonly state: {
    readonly bucketArn: string;
    readonly lockTableArn: string;
    /** ARNs of the keys among which the alias stands for the state's: `arn:aws:kms:us-east-1:111122223333:key/*`. */
    readonly keyArns: string;
    /** `alias/ashlar-state`. */
    readonly keyAlias: string;
  };
  readonly planStore: { readonly bucketArn: string; readonly keyArn: string };
}

/** Beside ReadOnlyAccess: states, and putting a plan away. */
export const planStatements = ({ state, planStore }: RoleResources): Statement[] => [
  {
    sid: 'ReadStates',
    actions: ['s3:GetObject'],
    resources: [`${state.bucketArn}/*`],
  },
  {
    sid: 'ReadChecksumsOfStates',
    actions: ['dynamodb:GetItem'],
    resources: [state.lockTableArn],
  },
  {
    sid: 'DecryptStates',
    actions: ['kms:Decrypt'],
    resources: [state.keyArns],
    conditions: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': state.keyAlias } },
    anyResourceBecause: 'the alias names the key, which another stack makes',
  },
  {
    sid: 'PutPlansAway',
    actions: ['s3:PutObject'],
    resources: [`${planStore.bucketArn}/*`],
  },
  {
    sid: 'EncryptPlans',
    actions: ['kms:GenerateDataKey'],
    resources: [planStore.keyArn],
  },
];

/** ReadOnlyAccess reads data too. A plan needs configurations, and nothing of what customers have stored. */
export const planDenials = ({ state }: RoleResources): (Denial | DenialExcept)[] => [
  {
    sid: 'NoObjectsButStates',
    effect: 'Deny',
    actions: dataReads.objects,
    exceptResources: [`${state.bucketArn}/*`],
  },
  {
    sid: 'NoItemsButChecksums',
    effect: 'Deny',
    actions: dataReads.items,
    exceptResources: [state.lockTableArn],
  },
  { sid: 'NoOtherData', effect: 'Deny', actions: dataReads.other, resources: ['*'] },
];

/** Whoever applies a plan may not be the one who wrote it. */
export const applyDenials = ({ planStore }: RoleResources): Denial[] => [
  {
    sid: 'NoPlansOfItsOwn',
    effect: 'Deny',
    actions: ['s3:PutObject'],
    resources: [`${planStore.bucketArn}/*`],
  },
];
