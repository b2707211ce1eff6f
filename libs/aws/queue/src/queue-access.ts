import { pascalCase, type Statement } from '@ashlar/iam';

export type QueueAccess = 'send' | 'consume';

interface AccessRequest {
  readonly kind: QueueAccess;
  readonly purpose: string;
  readonly queueArn: string;
  readonly kmsKeyArn: string;
  readonly region: string;
}

const ACTIONS: Readonly<Record<QueueAccess, readonly string[]>> = {
  send: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'],
  consume: [
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:ReceiveMessage',
  ],
};

/** Senders decrypt as well: SQS asks for it to see that the data key is a good one. */
const KEY_ACTIONS: Readonly<Record<QueueAccess, readonly string[]>> = {
  send: ['kms:Decrypt', 'kms:GenerateDataKey'],
  consume: ['kms:Decrypt'],
};

/** The queue alone, and its key through SQS alone. */
export function queueAccess({ kind, purpose, queueArn, kmsKeyArn, region }: AccessRequest): Statement[] {
  const name = `${pascalCase(kind)}${pascalCase(purpose)}`;
  return [
    { sid: name, actions: ACTIONS[kind], resources: [queueArn] },
    {
      sid: `${name}Key`,
      actions: KEY_ACTIONS[kind],
      resources: [kmsKeyArn],
      conditions: { StringEquals: { 'kms:ViaService': `sqs.${region}.amazonaws.com` } },
    },
  ];
}
