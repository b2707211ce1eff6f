import type { ProjectStack } from '@ashlar/core';
import type { PrincipalStatement } from '@ashlar/iam';

/**
 * A service that uses a key on its own behalf.
 * - `log-groups`: CloudWatch Logs, for the log groups of this app and environment.
 */
export type KeyUser = 'log-groups';

/** The statement of the key's own policy that a user needs. IAM policies alone don't reach a service. */
export const keyUserStatement: Readonly<Record<KeyUser, (stack: ProjectStack) => PrincipalStatement>> = {
  /** asOf: 2026-11, source: CloudWatch Logs user guide, "Encrypt log data using AWS KMS", step 2 */
  'log-groups': (stack) => ({
    sid: 'CloudWatchLogs',
    principal: { service: `logs.${stack.environment.region}.amazonaws.com` },
    actions: ['kms:Decrypt*', 'kms:Describe*', 'kms:Encrypt*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    resources: ['*'],
    anyResourceBecause: 'in the policy of a key, the resource is that key',
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': stack.arn(
          'logs',
          `log-group:/${stack.app}/${stack.environment.name}/*`,
        ),
      },
    },
  }),
};
