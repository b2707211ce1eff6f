import { ProjectStack, refuse } from '@ashlar/core';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl/index.js';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association/index.js';
import { Construct } from 'constructs';
import { AclLog } from './acl-log.js';
import { aclWarnings } from './acl-warnings.js';
import { webAclCapacity } from './capacity.js';
import { inlineSets } from './inline-sets.js';
import { type Protectable, protectedArn } from './protectable.js';
import { byPriority, statementOf, type WafRule } from './rule.js';
import { responseBodies, ruleJson } from './rule-json.js';
import { RuleSets } from './rule-sets.js';
import type { ArnOf } from './statement-json.js';
import { webAclProblems } from './web-acl-problems.js';
import type { WebAclProps } from './web-acl-props.js';

/**
 * A web ACL with its rules in the order of their priorities, the IP sets and regex pattern sets that they list, a log
 * and its associations. Every rule has a metric. The same rules in another order give the same bytes.
 *
 * Costs 5 USD a month, 1 USD a month for each rule and 0.60 USD per million requests (us-east-1); groups with
 * `costsExtra`, and more than 1,500 capacity units, cost extra.
 *
 * @throws InputError with every problem of its rules, limits, scope, associations and log.
 */
export class WebAcl<RuleKey extends string = string> extends Construct {
  readonly webAcl: Wafv2WebAcl;
  readonly webAclArn: string;
  readonly webAclId: string;
  /** Known at synthesis; also the dimension `WebACL` of its metrics. */
  readonly webAclName: string;
  /** Capacity units that the rules need, at most. */
  readonly capacity: number;
  /** Undefined when `logging` is off. */
  readonly logGroupName: string | undefined;
  /** The dimension `Rule` of each rule's metrics, by the rule's key. */
  readonly ruleMetricNames: Readonly<Record<RuleKey, string>>;

  private readonly protectedArns: readonly string[] | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WebAclProps & { readonly rules: Readonly<Record<RuleKey, WafRule>> },
  ) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { protects = {}, defaultAction = 'allow' } = props;
    const around = { region: stack.environment.region, elsewhere: this.protectedElsewhere() };
    refuse(`${this.node.path} (WebAcl)`, webAclProblems(props, around));
    this.protectedArns = Object.values(protects).map(protectedArn);
    this.capacity = webAclCapacity(props.rules);
    stack.warn(this, aclWarnings(props));

    this.webAclName = stack.physicalName('web-acl', this, stack.stackName, props.purpose);
    this.webAcl = new Wafv2WebAcl(this, 'acl', {
      name: this.webAclName,
      description: `${props.purpose} of ${stack.app} ${stack.environment.name}`,
      scope: props.scope ?? 'REGIONAL',
      defaultAction: { [defaultAction]: {} },
      rule: this.rules(),
      customResponseBody: responseBodies(props.rules),
      visibilityConfig: {
        cloudwatchMetricsEnabled: true,
        metricName: this.webAclName,
        sampledRequestsEnabled: this.sampledRequests,
      },
    });
    this.webAclArn = this.webAcl.arn;
    this.webAclId = this.webAcl.id;
    this.ruleMetricNames = metricNames(props.rules);

    this.associate(protects);
    this.logGroupName = this.buildLog();
  }

  private get sampledRequests(): boolean {
    return this.props.sampledRequests ?? true;
  }

  private rules() {
    const sets = new Construct(this, 'sets');
    return byPriority(this.props.rules).map(([key, rule]) =>
      ruleJson(key, rule, { sampledRequests: this.sampledRequests, arnOf: this.buildSets(sets, key, rule) }),
    );
  }

  private buildSets(parent: Construct, key: string, rule: WafRule): ArnOf {
    const sets = inlineSets(statementOf(rule));
    const { purpose, scope = 'REGIONAL' } = this.props;
    const built = new RuleSets(parent, key, { purpose, scope, sets });
    return (setId) => built.arnOf(setId);
  }

  private associate(protects: Readonly<Record<string, Protectable>>): void {
    const parent = new Construct(this, 'protects');
    for (const [key, protectable] of Object.entries(protects)) {
      const resourceArn = protectedArn(protectable);
      new Wafv2WebAclAssociation(parent, key, { resourceArn, webAclArn: this.webAclArn });
    }
  }

  private buildLog(): string | undefined {
    const { logging, purpose } = this.props;
    if (logging === 'off') return undefined;
    return new AclLog(this, 'log', { webAclArn: this.webAclArn, purpose, ...logging }).logGroupName;
  }

  /** What the other ACLs of this synthesis protect. One that was refused stands in the tree, and has nothing yet. */
  private protectedElsewhere(): ReadonlyMap<string, string> {
    const others = this.node.root.node.findAll().filter((node): node is WebAcl => node instanceof WebAcl);
    return new Map(
      others
        .filter((other) => other !== this)
        .flatMap((other) => (other.protectedArns ?? []).map((arn) => [arn, other.node.path] as const)),
    );
  }
}

const metricNames = <RuleKey extends string>(rules: Readonly<Record<RuleKey, WafRule>>) =>
  Object.fromEntries(Object.keys(rules).map((key) => [key, key])) as Record<RuleKey, string>;
