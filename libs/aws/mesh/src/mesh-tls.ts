import type { Problem } from '@ashlar/core';
import {
  is,
  isRecord,
  keyArnProblems,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
} from '@ashlar/core';

export interface Encryption {
  /** A symmetric key for the private keys that ECS keeps in Secrets Manager. The role gets the right to use it. */
  readonly kmsKeyArn: string;
  /**
   * Makes Terraform refuse to destroy the certificate authority: within five days of its end, no service can renew its certificate.
   * @default true
   */
  readonly keep?: boolean;
  /** Days in which the deletion of the authority can still be cancelled: 7 to 30. They cost nothing. @default 30 */
  readonly deletionWindowDays?: number;
}

export interface Unencrypted {
  /** Why traffic between services needs no encryption, in words for an auditor. Saves 50 USD a month. */
  readonly off: string;
}

/** What ECS needs to issue certificates to the services of a mesh. */
export interface MeshTls {
  readonly caArn: string;
  readonly kmsKeyArn: string;
  readonly roleArn: string;
}

export function encryptionProblems(prop: string, tls: Encryption | Unencrypted): Problem[] {
  if (!isRecord(tls)) {
    return [{ what: is(prop, tls), fix: 'give { kmsKeyArn }, or { off } with the reason' }];
  }
  if ('off' in tls) {
    return [
      ...textProblems(`${prop}.off`, tls.off, /\S/, 'say why traffic between services needs no encryption'),
      ...strangerProblems(prop, tls, ['off']),
    ];
  }
  const { kmsKeyArn, deletionWindowDays = 30 } = tls;
  return [
    ...keyArnProblems(`${prop}.kmsKeyArn`, kmsKeyArn),
    ...wholeNumberProblems(`${prop}.deletionWindowDays`, deletionWindowDays, 7, 30),
    ...strangerProblems(prop, tls, ['kmsKeyArn', 'keep', 'deletionWindowDays']),
  ];
}
