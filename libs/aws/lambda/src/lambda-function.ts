import { InputError, ProjectStack, refuse, sortedEntries } from '@ashlar/core';
import { ServiceRole } from '@ashlar/iam';
import { LogGroup } from '@ashlar/log-group';
import { type Rule, SecurityGroup } from '@ashlar/security-group';
import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias/index.js';
import { LambdaFunction as AwsLambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config/index.js';
import { Construct } from 'constructs';
import { arnOf } from './asynchronous.js';
import { codeArguments, ignoredArguments } from './function-code.js';
import { DEFAULT_RUNTIME, functionProblems } from './function-problems.js';
import type { LambdaFunctionProps } from './function-props.js';
import { functionStatements } from './function-statements.js';
import { WarmEnvironments } from './provisioned-concurrency.js';
import { queueMapping } from './queue-source.js';
import { runtimeWarnings } from './runtime-support.js';
import { ScheduleSource } from './schedule-source.js';

const HTTPS: Readonly<Record<string, Rule>> = {
  https: { cidr: '0.0.0.0/0', port: 443, description: 'AWS and other HTTPS services' },
};

/**
 * A Lambda function with a published version behind an alias, an encrypted log in JSON, traces, and a role that holds what is asked for
 * here and no more.
 *
 * Costs 0.20 USD for a million calls and 0.0000133334 USD for each GB and second on ARM (0.0000166667 on x86; us-east-1, 2026-11).
 *
 * @throws InputError with every problem of its code, runtime, sizes, variables, timeouts and concurrency.
 */
export class LambdaFunction extends Construct {
  readonly function: AwsLambdaFunction;
  readonly functionName: string;
  /** Of the function without a version. Callers take `invokeArn`. */
  readonly functionArn: string;
  /** What callers call: the alias, or the function when there is none. */
  readonly invokeArn: string;
  /** The alias, for who may do without one; see `aliasName`. */
  readonly qualifier?: string;
  readonly roleArn: string;
  /** Only with `vpc`. */
  readonly securityGroupId?: string;
  readonly timeoutSeconds: number;
  readonly logGroupName: string;
  private readonly alias?: LambdaAlias;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: LambdaFunctionProps,
  ) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const today = new Date();
    refuse(`${this.node.path} (LambdaFunction)`, functionProblems(props, today));
    const runtime = props.runtime ?? DEFAULT_RUNTIME;
    if (!('image' in props.code)) stack.warn(this, runtimeWarnings(runtime, today));

    const name = stack.physicalName('lambda-function', this, props.purpose);
    const logs = this.logGroup(stack);
    const role = new ServiceRole(this, 'role', {
      purpose: `${props.purpose}-function`,
      service: 'lambda.amazonaws.com',
      trustConditions: 'none',
      may: functionStatements(stack, props, logs.logGroupArn),
    });
    const group = this.securityGroup();
    this.function = this.buildFunction(name, runtime, { logs, role, group });
    this.alias = this.buildAlias();

    this.functionName = this.function.functionName;
    this.functionArn = this.function.arn;
    this.qualifier = this.alias?.name;
    this.invokeArn = this.alias?.arn ?? this.function.arn;
    this.roleArn = role.roleArn;
    this.securityGroupId = group?.securityGroupId;
    this.timeoutSeconds = props.timeoutSeconds;
    this.logGroupName = logs.logGroupName;
    this.buildCalls(name);
  }

  /** @throws InputError when the function has no alias. */
  get aliasName(): string {
    return this.theAlias.name;
  }

  /** @throws InputError when the function has no alias. */
  get aliasArn(): string {
    return this.theAlias.arn;
  }

  private get theAlias(): LambdaAlias {
    if (this.alias !== undefined) return this.alias;
    const what = "somebody asks for its alias, and alias is 'none'";
    const fix = 'give it an alias: a deployment moves that, and callers follow';
    throw new InputError([{ where: `${this.node.path} (LambdaFunction)`, problems: [{ what, fix }] }]);
  }

  private logGroup(stack: ProjectStack): LogGroup {
    const { purpose, kmsKeyArn, logging: { retentionDays, keep = true } = {} } = this.props;
    const name = stack.physicalName('log-group', this, stack.stackName, purpose);
    return new LogGroup(this, 'logs', { name, kmsKeyArn, retentionDays, keep });
  }

  private securityGroup(): SecurityGroup | undefined {
    const { vpc, purpose } = this.props;
    if (vpc === undefined) return undefined;
    return new SecurityGroup(this, 'group', {
      vpcId: vpc.vpcId,
      purpose: `${purpose}-function`,
      description: `Function ${purpose}`,
      egress: Object.fromEntries(sortedEntries(vpc.egress ?? HTTPS)),
    });
  }

  private buildFunction(
    name: string,
    runtime: string,
    { logs, role, group }: { logs: LogGroup; role: ServiceRole; group: SecurityGroup | undefined },
  ): AwsLambdaFunction {
    const { props } = this;
    const { environment, vpc, deadLetter, ephemeralStorage } = props;
    const ignoreChanges = ignoredArguments(props.owners, props.code).ofFunction;
    return new AwsLambdaFunction(this, 'function', {
      functionName: name,
      description: `${props.purpose} of ${ProjectStack.of(this).app}`,
      role: role.roleArn,
      architectures: [props.architecture ?? 'arm64'],
      memorySize: props.memory,
      timeout: props.timeoutSeconds,
      ...codeArguments(this, props.code, runtime),
      layers: props.layers === undefined ? undefined : [...props.layers],
      publish: props.alias !== 'none',
      environment:
        environment === undefined ? undefined : { variables: Object.fromEntries(sortedEntries(environment)) },
      kmsKeyArn: environment === undefined ? undefined : props.kmsKeyArn,
      ephemeralStorage: ephemeralStorage === undefined ? undefined : { size: ephemeralStorage },
      reservedConcurrentExecutions: props.reservedConcurrency,
      vpcConfig: vpc &&
        group && {
          subnetIds: sortedEntries(vpc.subnetIds).map(([, subnetId]) => subnetId),
          securityGroupIds: [group.securityGroupId, ...sortedEntries(vpc.joins).map(([, joined]) => joined)],
        },
      loggingConfig: {
        logFormat: 'JSON',
        logGroup: logs.logGroupName,
        // Where a level is left out, AWS answers INFO, and the provider publishes a new version with every apply.
        applicationLogLevel: props.logging?.level ?? 'INFO',
        systemLogLevel: 'INFO',
      },
      tracingConfig: { mode: 'Active' },
      deadLetterConfig: deadLetter && { targetArn: arnOf(deadLetter) },
      codeSigningConfigArn: props.codeSigningConfigArn,
      lifecycle: ignoreChanges && { ignoreChanges },
      dependsOn: [role.attachment],
    });
  }

  private buildAlias(): LambdaAlias | undefined {
    const { alias = 'live', owners, code, purpose } = this.props;
    if (alias === 'none') return undefined;
    const ignoreChanges = ignoredArguments(owners, code).ofAlias;
    return new LambdaAlias(this, 'alias', {
      name: alias,
      description: `What callers of ${purpose} get`,
      functionName: this.function.functionName,
      functionVersion: this.function.version,
      lifecycle: ignoreChanges && { ignoreChanges },
    });
  }

  /** What calls it, and what is kept ready for those calls. */
  private buildCalls(name: string): void {
    const { provisionedConcurrency, asynchronous, queues, schedules, purpose } = this.props;
    const { functionName, qualifier, invokeArn } = this;
    if (qualifier !== undefined && provisionedConcurrency !== undefined)
      new WarmEnvironments(this, 'warm', {
        ...{ functionName, qualifier, name, concurrency: provisionedConcurrency },
      });
    if (asynchronous !== undefined)
      new LambdaFunctionEventInvokeConfig(this, 'asynchronous', {
        functionName,
        qualifier,
        maximumRetryAttempts: asynchronous.retries ?? 2,
        maximumEventAgeInSeconds: asynchronous.maxEventAgeSeconds ?? 21_600,
        destinationConfig: asynchronous.onFailure && {
          onFailure: { destination: arnOf(asynchronous.onFailure) },
        },
      });
    for (const [key, source] of sortedEntries(queues))
      queueMapping(this, `from-${key}`, { ...source, invokeArn });
    for (const [key, schedule] of sortedEntries(schedules))
      new ScheduleSource(this, `at-${key}`, { ...schedule, key, purpose, called: this });
  }
}
