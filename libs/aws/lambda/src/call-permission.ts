import { isKnown, is, type Problem, ProjectStack, refuse, textProblems } from '@ashlar/core';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import { Construct } from 'constructs';

/** A `LambdaFunction` fits. */
export interface CalledFunction {
  readonly functionName: string;
  /** The alias: who is allowed to call that is not allowed to call the function. @default - the function itself */
  readonly qualifier?: string | undefined;
}

export interface CallPermissionProps {
  readonly called: CalledFunction;
  /** A service of AWS: `secretsmanager.amazonaws.com`. */
  readonly principal: string;
  /** In whose name it calls: a secret, a rule, an API. @default - anything in this account */
  readonly sourceArn?: string;
}

/**
 * Lets a service of AWS call a function, for what lies in this account only. Stands with the caller or with the function. Costs nothing.
 *
 * @throws InputError for what is no service, and for a source that is no ARN.
 */
export class CallPermission extends Construct {
  readonly permission: LambdaPermission;

  constructor(scope: Construct, id: string, { called, principal, sourceArn }: CallPermissionProps) {
    super(scope, id);
    refuse(`${this.node.path} (CallPermission)`, problemsOf(principal, sourceArn));
    this.permission = new LambdaPermission(this, 'permission', {
      action: 'lambda:InvokeFunction',
      functionName: called.functionName,
      qualifier: called.qualifier,
      principal,
      sourceArn,
      // EventBridge names its rule and no account; an ARN with the account in it says both.
      sourceAccount: namesAccount(sourceArn) ? undefined : ProjectStack.of(this).environment.account,
    });
  }
}

/** Buckets have no account in their ARNs. What only Terraform knows is taken for what most are. */
const namesAccount = (sourceArn: string | undefined) =>
  sourceArn !== undefined && (!isKnown(sourceArn) || /^([^:]*:){4}\d{12}:/.test(sourceArn));

function problemsOf(principal: unknown, sourceArn: unknown): Problem[] {
  const service = "name a service: 'secretsmanager.amazonaws.com'";
  const isArn =
    sourceArn === undefined || !isKnown(sourceArn) || /^arn:aws[a-z-]*:[a-z0-9-]+:/.test(String(sourceArn));
  return [
    ...textProblems('principal', principal, /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/, service),
    ...(isArn ? [] : [{ what: is('sourceArn', sourceArn), fix: 'give the ARN of what calls' }]),
  ];
}
