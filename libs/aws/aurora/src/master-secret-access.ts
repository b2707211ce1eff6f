import type { Statement } from '@ashlar/iam';

interface MasterSecret {
  readonly secretArn: string;
  readonly kmsKeyArn: string;
  readonly region: string;
}

/** The administrator's secret alone, and its key through Secrets Manager alone. */
export const masterSecretAccess = ({ secretArn, kmsKeyArn, region }: MasterSecret): Statement[] => [
  { sid: 'ReadMasterSecret', actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] },
  {
    sid: 'ReadKeyOfMasterSecret',
    actions: ['kms:Decrypt'],
    resources: [kmsKeyArn],
    conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
  },
];
