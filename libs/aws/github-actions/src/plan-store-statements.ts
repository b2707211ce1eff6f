import type { PrincipalStatement } from '@ashlar/iam';

export interface PlanStoreAccess {
  readonly bucketArn: string;
  /** Who puts plans away, and reads none. */
  readonly writerRoleArn: string;
  /** Who gets plans, and writes none. */
  readonly readerRoleArn: string;
}

/**
 * For the policy of the bucket that plans are put into: one role writes, another reads, and nobody else does either, whatever
 * their own policies say. A plan holds every value of its stack. Who may edit the bucket's policy can undo it.
 */
export const planStoreStatements = ({
  bucketArn,
  writerRoleArn,
  readerRoleArn,
}: PlanStoreAccess): PrincipalStatement[] => [
  {
    sid: 'OnlyPlannersWrite',
    effect: 'Deny',
    principal: '*',
    actions: ['s3:PutObject'],
    resources: [`${bucketArn}/*`],
    conditions: { ArnNotEquals: { 'aws:PrincipalArn': writerRoleArn } },
  },
  {
    sid: 'OnlyDeployersRead',
    effect: 'Deny',
    principal: '*',
    actions: ['s3:GetObject', 's3:GetObjectVersion'],
    resources: [`${bucketArn}/*`],
    conditions: { ArnNotEquals: { 'aws:PrincipalArn': readerRoleArn } },
  },
];
