import { pascalCase, type Statement } from '@ashlar/iam';

export type SecretAccess = 'read' | 'rotate';

interface AccessRequest {
  readonly kind: SecretAccess;
  readonly purpose: string;
  readonly secretArn: string;
  readonly kmsKeyArn: string;
  readonly region: string;
}

export const secretActions: Readonly<Record<SecretAccess, readonly string[]>> = {
  read: ['secretsmanager:GetSecretValue'],
  rotate: [
    'secretsmanager:DescribeSecret',
    'secretsmanager:GetSecretValue',
    'secretsmanager:PutSecretValue',
    'secretsmanager:UpdateSecretVersionStage',
  ],
};

const keyActions: Readonly<Record<SecretAccess, readonly string[]>> = {
  read: ['kms:Decrypt'],
  rotate: ['kms:Decrypt', 'kms:GenerateDataKey'],
};

/** The secret alone, and its key through Secrets Manager alone. */
export function secretAccess({ kind, purpose, secretArn, kmsKeyArn, region }: AccessRequest): Statement[] {
  const name = pascalCase(purpose);
  return [
    { sid: `${pascalCase(kind)}${name}`, actions: secretActions[kind], resources: [secretArn] },
    {
      sid: `${pascalCase(kind)}KeyOf${name}`,
      actions: keyActions[kind],
      resources: [kmsKeyArn],
      conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
    },
  ];
}
