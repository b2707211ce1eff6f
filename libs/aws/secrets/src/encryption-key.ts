import { didYouMean, type Problem, ProjectStack, refuse } from '@ashlar/core';
import { policyDocument, type PrincipalStatement } from '@ashlar/iam';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { Construct } from 'constructs';
import { daysProblems } from './days-problems.js';
import { type KeyUser, keyUserStatements } from './key-user.js';

export interface EncryptionKeyProps {
  /** What the key encrypts; part of its alias: `logs`. */
  readonly purpose: string;
  /**
   * Services that use the key on their own behalf.
   * @default - none: only principals of this account whose IAM policies say so
   */
  readonly users?: readonly KeyUser[];
  /**
   * Where the key is: what it encrypts has to be in the same region. Another region replaces it.
   * @default - the region of the environment
   */
  readonly region?: string;
  /**
   * The alias, where others have to know it beforehand.
   * @default - `alias/<app>/<environment>/<stack>/<purpose>`, and the region where that is another
   */
  readonly alias?: string;
  /**
   * Days in which a deletion can still be cancelled: 7 to 30. What the key encrypted is lost afterwards.
   * @default 30
   */
  readonly deletionWindowDays?: number;
  /**
   * Days between rotations of the key material: 90 to 2560. Old material stays, nothing is re-encrypted.
   * @default - KMS's own, a year
   */
  readonly rotationPeriodDays?: number;
  /**
   * Makes Terraform refuse to destroy the key, where losing it would lose what can't be made again.
   * @default false
   */
  readonly keep?: boolean;
}

/**
 * A customer managed KMS key with an alias, rotated, whose policy follows from its users. The account
 * always keeps the right to administer it, so nobody is locked out.
 *
 * Costs 1 USD a month, and 1 USD more for each of the first two rotations; requests are 0.03 USD per 10,000.
 *
 * @throws InputError for an alias, a deletion window or a rotation period that KMS does not take.
 */
export class EncryptionKey extends Construct {
  readonly key: KmsKey;
  readonly keyArn: string;
  /** `alias/…`, known at synthesis. */
  readonly aliasName: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { users = [], alias, deletionWindowDays = 30, rotationPeriodDays } = props;
    const { region = stack.environment.region } = props;
    refuse(`${this.node.path} (EncryptionKey)`, [
      ...(alias === undefined ? [] : aliasProblems(alias)),
      ...users.filter((user) => !Object.hasOwn(keyUserStatements, user)).map(unknownUser),
      ...daysProblems('KMS', 'deletionWindowDays', deletionWindowDays, 7, 30),
      ...(rotationPeriodDays === undefined
        ? []
        : daysProblems('KMS', 'rotationPeriodDays', rotationPeriodDays, 90, 2560)),
    ]);

    const provider = stack.providerIn(region, this);
    const away = provider === undefined ? [] : [region];

    this.key = new KmsKey(this, 'key', {
      provider,
      description: `${props.purpose} of ${stack.app} ${stack.environment.name}`,
      enableKeyRotation: true,
      rotationPeriodInDays: rotationPeriodDays,
      deletionWindowInDays: deletionWindowDays,
      lifecycle: props.keep ? { preventDestroy: true } : undefined,
      policy: policyDocument([
        accountStatement(stack),
        ...[...new Set(users)].flatMap((user) => keyUserStatements[user](stack, region)),
      ]),
    });
    this.keyArn = this.key.arn;

    this.aliasName = alias ?? stack.physicalName('kms-alias', this, stack.stackName, props.purpose, ...away);
    if (alias !== undefined) stack.claimName('kms-alias', this, alias);
    new KmsAlias(this, 'alias', { provider, name: this.aliasName, targetKeyId: this.key.keyId });
  }
}

/** Lets IAM policies of the account grant use of the key, and root repair the policy whatever happens. */
const accountStatement = (stack: ProjectStack): PrincipalStatement => ({
  sid: 'Account',
  principal: { aws: `arn:${stack.partition}:iam::${stack.environment.account}:root` },
  actions: ['kms:*'],
  resources: ['*'],
  anyResourceBecause: 'in the policy of a key, the resource is that key',
});

const unknownUser = (user: string): Problem => {
  const known = Object.keys(keyUserStatements);
  return {
    what: `users names '${user}'`,
    fix: `${didYouMean(user, known)}use one of ${known.join(', ')}`,
  };
};

/** What KMS takes, and keeps for itself. */
const ALIAS = /^alias\/(?!aws\/)[A-Za-z0-9/_-]{1,250}$/;

function aliasProblems(alias: string): Problem[] {
  if (ALIAS.test(alias)) return [];
  const fix = "use 'alias/' and then letters, digits, /, _ and -; 'alias/aws/' belongs to AWS";
  return [{ what: `alias is '${alias}'`, fix }];
}
