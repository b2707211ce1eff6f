import { type Problem, ProjectStack, refuse } from '@ashlar/core';
import { policyDocument, type Statement } from '@ashlar/iam';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { SecretsmanagerSecretPolicy } from '@cdktf/provider-aws/lib/secretsmanager-secret-policy/index.js';
import { SecretsmanagerSecretRotation } from '@cdktf/provider-aws/lib/secretsmanager-secret-rotation/index.js';
import { Construct } from 'constructs';
import { type Rotation, rotationProblems } from './rotation.js';
import { type SecretAccess, secretAccess } from './secret-access.js';
import { accessProblems, fieldProblems, secretProblems } from './secret-problems.js';

export interface SecretProps {
  /** What the secret opens; the name ends with it: `stripe`. */
  readonly purpose: string;
  /** Which value a person has to put in, and where it comes from. Anybody who lists secrets reads it. */
  readonly description: string;
  /** The key that encrypts the value. */
  readonly kmsKeyArn: string;
  /**
   * Days in which a deletion can still be cancelled: 7 to 30. The name is taken for as long.
   * @default 30
   */
  readonly recoveryWindowDays?: number;
  /**
   * Destroys the secret at once, for good, without a window.
   * @default false
   */
  readonly deletable?: boolean;
  /**
   * Who replaces the value, and when.
   * @default - nobody; the value stays until somebody puts another
   */
  readonly rotation?: Rotation;
}

/** One value of the JSON in a secret, as a container of ECS takes it. */
export interface SecretField {
  readonly secretArn: string;
  readonly field: string;
  readonly kmsKeyArn: string;
}

/**
 * A secret without its value: that is put in by a person or a rotation, and never passes through synthesis, a plan or a
 * state. Principals of other accounts are denied, whatever they are granted.
 *
 * Costs 0.40 USD a month, and 0.05 USD per 10,000 requests.
 *
 * @throws InputError for a value, and for a key, a window or a rotation that Secrets Manager does not take.
 */
export class Secret extends Construct {
  readonly secret: SecretsmanagerSecret;
  readonly secretArn: string;
  readonly secretName: string;
  readonly kmsKeyArn: string;

  private readonly purpose: string;

  constructor(scope: Construct, id: string, props: SecretProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (Secret)`, secretProblems(props));
    const { deletable = false, description, kmsKeyArn, purpose, recoveryWindowDays = 30, rotation } = props;
    this.kmsKeyArn = kmsKeyArn;
    this.purpose = purpose;

    this.secret = new SecretsmanagerSecret(this, 'secret', {
      name: stack.physicalName('secret', this, stack.stackName, purpose),
      description,
      kmsKeyId: kmsKeyArn,
      recoveryWindowInDays: deletable ? 0 : recoveryWindowDays,
    });
    this.secretArn = this.secret.arn;
    this.secretName = this.secret.name;

    const { secretArn } = this;
    const policy = ownAccountOnly(stack.environment.account);
    new SecretsmanagerSecretPolicy(this, 'policy', { secretArn, policy, blockPublicPolicy: true });
    if (rotation) this.addRotation(rotation);
  }

  /**
   * The prop `rotation`, after the secret: for a function whose role has `access('rotate')` and is made in between. The
   * resource and its address are the same.
   *
   * @throws InputError for a rotation that Secrets Manager does not take, and for a second one.
   */
  rotateBy(rotation: Rotation): void {
    const second = this.node.tryFindChild('rotation') === undefined ? [] : [rotatesAlready];
    refuse(`${this.node.path} (Secret)`, [...rotationProblems(rotation ?? null), ...second]);
    this.addRotation(rotation);
  }

  /** What a role needs to read the value, or to rotate it; with its key through Secrets Manager only. */
  access(kind: SecretAccess): readonly Statement[] {
    refuse(`${this.node.path} (Secret)`, accessProblems(kind));
    const { kmsKeyArn, purpose, secretArn } = this;
    const { region } = ProjectStack.of(this).environment;
    return secretAccess({ kind, kmsKeyArn, purpose, region, secretArn });
  }

  /** One value of the JSON in the secret: `field('password')`. */
  field(field: string): SecretField {
    refuse(`${this.node.path} (Secret)`, fieldProblems(field));
    const { kmsKeyArn, secretArn } = this;
    return { secretArn, field, kmsKeyArn };
  }

  private addRotation(rotation: Rotation): void {
    new SecretsmanagerSecretRotation(this, 'rotation', {
      secretId: this.secretArn,
      rotationLambdaArn: rotation.lambdaArn,
      // A value that is in use changes on its schedule: an apply does not change what runs.
      rotateImmediately: rotation.firstValue === 'by-rotation',
      rotationRules:
        'everyDays' in rotation
          ? { automaticallyAfterDays: rotation.everyDays }
          : { scheduleExpression: rotation.schedule },
      dependsOn: rotation.ready === undefined ? undefined : [...rotation.ready],
    });
  }
}

const rotatesAlready: Problem = {
  what: 'rotateBy is called for a secret that rotates already',
  fix: 'say once who rotates, by the prop rotation or by rotateBy',
};

/** Services that act for the account come without an account of their own, and are let through to its IAM policies. */
const ownAccountOnly = (account: string) =>
  policyDocument([
    {
      sid: 'DenyOtherAccounts',
      effect: 'Deny',
      principal: '*',
      actions: ['secretsmanager:*'],
      resources: ['*'],
      anyResourceBecause: 'in the policy of a secret, the resource is that secret',
      conditions: {
        StringNotEquals: { 'aws:PrincipalAccount': account },
        Bool: { 'aws:PrincipalIsAWSService': 'false' },
      },
    },
  ]);
