import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import type { IConstruct } from 'constructs';
import {
  identifiersIn,
  isStock,
  S3Backend,
  TerraformElement,
  TerraformOutput,
  type TerraformProvider,
  TerraformStack,
} from '../engine/index.js';
import { regionProblems } from '../environment/environment-problems.js';
import type { Environment } from '../environment/environment.js';
import { type Finding, type Problem, refuse } from '../input/input-error.js';
import { encodeName } from '../naming/encode-name.js';
import { type NameKind, nameRules } from '../naming/name-rules.js';
import type { SynthesisRoot, Target } from './app-definition.js';
import type { Singleton } from '../singletons/singleton-kinds.js';
import { defaultTags } from './default-tags.js';
import { prepareStack, renderStack } from './render-stack.js';
import { type StateLocation, stateLocation } from './state-location.js';

const STACK_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * What breaks, is deployed and is rolled back on its own: one Terraform root with one state.
 *
 * Brings the AWS provider (this environment's account only, default tags) and the S3 backend, locked by a
 * DynamoDB table and by S3's own lock file, so that the table can be retired without a migration day.
 */
export class ProjectStack<E extends Environment = Environment> extends TerraformStack {
  readonly app: string;
  readonly environment: E;
  /** The last part of the stack's name: `network` of `omnirapeutic-production-network`. */
  readonly stackName: string;
  readonly state: StateLocation;

  private readonly root: SynthesisRoot;
  private readonly report = (finding: Finding) => this.root.report(finding);

  constructor({ app, environment, root }: Target<E>, name: string) {
    const fullName = `${app}-${environment.name}-${name}`;
    const state = stateLocation(app, environment, name);
    refuse(`${fullName} (ProjectStack)`, [
      ...(STACK_NAME.test(name)
        ? []
        : [{ what: `name is '${name}'`, fix: "use lower-case words joined by hyphens: 'network'" }]),
      ...root.ledgers.stateKeys.claim(state, fullName),
    ]);
    super(root, fullName);
    this.app = app;
    this.environment = environment;
    this.stackName = name;
    this.state = state;
    this.root = root;

    new AwsProvider(this, 'aws', this.providerConfig(environment.region));
    const backend = new S3Backend(this, {
      bucket: state.bucket,
      key: state.key,
      region: state.region,
      encrypt: true,
      kmsKeyId: this.arn('kms', state.kmsAlias),
      dynamodbTable: state.table,
    });
    backend.addOverride('use_lockfile', true);
    // 1.11 is the first release in which `use_lockfile` is no experiment.
    this.addOverride('terraform.required_version', '>= 1.11.0, < 2.0.0');
  }

  /**
   * The provider for another region of the same account, made when it is first asked for. It is handed to resources as
   * their `provider`; everything else stays in the region of the environment.
   *
   * @throws InputError for what is no region.
   */
  providerIn(region: string, owner: IConstruct): TerraformProvider | undefined {
    if (region === this.environment.region) return undefined;
    refuse(`${owner.node.path} (${owner.constructor.name})`, regionProblems('region', region));
    const known = this.node.tryFindChild(`aws-${region}`);
    if (known instanceof AwsProvider) return known;
    return new AwsProvider(this, `aws-${region}`, { ...this.providerConfig(region), alias: region });
  }

  private providerConfig(region: string) {
    const { app, environment, stackName } = this;
    return {
      region,
      allowedAccountIds: [environment.account],
      defaultTags: [{ tags: defaultTags(app, environment.name, stackName) }],
    };
  }

  /** The stack in which a construct lives. */
  static override of(construct: IConstruct): ProjectStack {
    const stack = TerraformStack.of(construct);
    if (stack instanceof ProjectStack) return stack;
    throw new Error(`${construct.node.path} is in a stack that is no ProjectStack`);
  }

  /**
   * A physical name, `<app>-<environment>-<parts…>`, within the limits of the service and used only once.
   * It says what the resource is for, so that nobody has to look it up in the console.
   */
  physicalName(kind: NameKind, owner: IConstruct, ...parts: readonly string[]): string {
    const name = encodeName(nameRules[kind], [this.app, this.environment.name, ...parts]);
    this.claimName(kind, owner, name);
    return name;
  }

  /** Registers a name that something outside of this stack decides, so that nothing else takes it. */
  claimName(kind: NameKind, owner: IConstruct, name: string): void {
    const { account, region } = this.environment;
    const path = owner.node.path;
    refuse(path, this.root.ledgers.names.claim({ kind, name, account, region, owner: path }));
  }

  /**
   * Says that a construct owns what AWS has once in each account, or in each region of it: a detector, a recorder, a
   * setting. A second owner in this synthesis, of whatever app, is refused.
   */
  claimSingleton(owner: IConstruct, kind: Singleton): void {
    const where = `${owner.node.path} (${owner.constructor.name})`;
    refuse(where, this.root.ledgers.singletons.claim(kind, this.environment, owner.node.path));
  }

  /** Tells people, after the synthesis, of what works and may surprise them: a price step, an end of support. */
  warn(construct: IConstruct, problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    this.root.warnings.push({ where: `${construct.node.path} (${construct.constructor.name})`, problems });
  }

  /** The VPCs of this synthesis: a network claims its address range there. */
  get vpcs() {
    return this.root.ledgers.vpcs;
  }

  /** `arn('logs', 'log-group:/x')` → `arn:aws:logs:us-east-1:111122223333:log-group:/x`. */
  arn(service: string, resource: string): string {
    const { account, region } = this.environment;
    return `arn:${this.partition}:${service}:${region}:${account}:${resource}`;
  }

  /** `aws`, or `aws-cn` and `aws-us-gov` in the regions that are apart. */
  get partition(): string {
    const { region } = this.environment;
    if (region.startsWith('cn-')) return 'aws-cn';
    return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  }

  /**
   * The folder of the app in this checkout, for what a synthesis looks up there: whether a runbook exists. Never part of
   * what is written.
   */
  get appFolder(): string {
    return join(this.root.workspace, 'apps', this.app);
  }

  /** A value that a person or another tool reads with `terraform output`. Never a secret. */
  output(name: string, value: string | readonly string[], description: string): void {
    new TerraformOutput(this, name, { value, description, staticId: true });
  }

  /**
   * Keeps values in this stack's state for other stacks, whether one reads them today or not. Otherwise the first
   * stack to read one fails until this one has been deployed again.
   */
  share(...values: readonly string[]): void {
    for (const identifier of values.flatMap(identifiersIn))
      this.registerOutgoingCrossStackReference(identifier);
  }

  override prepareStack(): void {
    if (isStock) return super.prepareStack();
    this.ensureBackendExists();
    prepareStack(this, elementsOf(this), this.report);
  }

  override toTerraform(): object {
    if (isStock) return super.toTerraform() as object;
    return renderStack(this, elementsOf(this), this.report);
  }
}

function elementsOf(node: IConstruct): TerraformElement[] {
  const here = TerraformElement.isTerraformElement(node) ? [node as TerraformElement] : [];
  const below = node.node.children.filter((child) => !TerraformStack.isStack(child));
  return [...here, ...below.flatMap(elementsOf)];
}
