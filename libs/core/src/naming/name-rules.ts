/** What a service accepts as a name. */
export interface NameRule {
  readonly max: number;
  readonly min: number;
  /** Characters that may stand in the name, as the inside of a regular expression's brackets. */
  readonly characters: string;
  /** Stands between the parts of the name. */
  readonly separator: '-' | '/';
  /** Stands before the first part. */
  readonly prefix: string;
  /** Whether names are unique in the account, or in each of its regions. S3's are unique in the world. */
  readonly scope: 'world' | 'account' | 'region';
}

const lowerCase = { min: 1, characters: 'a-z0-9-', separator: '-', prefix: '', scope: 'region' } as const;

/**
 * asOf: 2026-11
 * source: the limits of each service's API reference, as collected in the AWS provider's validators and in
 *   IAM's and S3's quota pages. Characters are narrower than the services allow: lower case is readable
 *   everywhere and never collides by case.
 */
export const nameRules = {
  'dynamodb-table': { ...lowerCase, max: 255, min: 3 },
  'iam-policy': { ...lowerCase, max: 128, scope: 'account' },
  'iam-role': { ...lowerCase, max: 64, scope: 'account' },
  'kms-alias': { ...lowerCase, max: 256, min: 7, separator: '/', characters: 'a-z0-9/-', prefix: 'alias/' },
  'load-balancer': { ...lowerCase, max: 32 },
  'log-group': { ...lowerCase, max: 512, separator: '/', characters: 'a-z0-9/-', prefix: '/' },
  's3-bucket': { ...lowerCase, max: 63, min: 3, scope: 'world' },
  // Terraform adds 26 characters, so that a replacement can stand beside its predecessor.
  'security-group': { ...lowerCase, max: 228 },
  'target-group': { ...lowerCase, max: 32 },
} as const satisfies Record<string, NameRule>;

export type NameKind = keyof typeof nameRules;
