import { policyDocument, type PrincipalStatement } from '@ashlar/iam';

/** What others may do with the queue, and that nobody does anything without TLS. */
export const queuePolicy = (
  queueArn: string,
  allows: readonly Omit<PrincipalStatement, 'resources'>[],
): string =>
  policyDocument([
    {
      sid: 'DenyPlainHttp',
      effect: 'Deny',
      principal: '*',
      actions: ['sqs:*'],
      resources: [queueArn],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    ...allows.map((statement) => ({ ...statement, resources: [queueArn] })),
  ]);
