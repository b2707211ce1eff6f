import type {
  Wafv2WebAclCustomResponseBody,
  Wafv2WebAclRule,
  Wafv2WebAclRuleAction,
} from '@cdktf/provider-aws/lib/wafv2-web-acl/index.js';
import { managedRuleJson } from './managed-rule-json.js';
import { rateRuleJson } from './rate-rule-json.js';
import type { CustomResponse, RuleAction, WafRule, WafRules } from './rule.js';
import { type ArnOf, statementJson } from './statement-json.js';

export interface RuleContext {
  readonly sampledRequests: boolean;
  readonly arnOf: ArnOf;
}

/** One rule as the provider wants it. Its key is its name and its metric's. */
export function ruleJson(key: string, rule: WafRule, context: RuleContext): Wafv2WebAclRule {
  return {
    name: key,
    priority: rule.priority,
    ...whatItDoes(key, rule, context.arnOf),
    visibilityConfig: {
      cloudwatchMetricsEnabled: true,
      metricName: key,
      sampledRequestsEnabled: context.sampledRequests,
    },
  };
}

type Deed = Pick<Wafv2WebAclRule, 'action' | 'overrideAction' | 'ruleLabel' | 'statement'>;

function whatItDoes(key: string, rule: WafRule, arnOf: ArnOf): Deed {
  if (rule.managedGroup !== undefined) {
    const overrideAction = rule.mode === 'count' ? { count: {} } : { none: {} };
    return { statement: managedRuleJson(rule, arnOf), overrideAction };
  }
  const ruleLabel = (rule.labels ?? []).toSorted().map((name) => ({ name }));
  if (rule.rate !== undefined) {
    const action = actionJson(key, rule.action ?? 'block');
    return { statement: rateRuleJson(rule.rate, arnOf), action, ruleLabel };
  }
  return { statement: statementJson(rule.statement, arnOf), action: actionJson(key, rule.action), ruleLabel };
}

function actionJson(key: string, action: RuleAction): Wafv2WebAclRuleAction {
  if (typeof action === 'string') return { [action]: {} };
  const { status, headers = {}, body } = action.block;
  return {
    block: {
      customResponse: {
        responseCode: status,
        responseHeader: Object.entries(headers)
          .map(([name, value]) => ({ name, value }))
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
        ...(body === undefined ? {} : { customResponseBodyKey: key }),
      },
    },
  };
}

/** The bodies that the rules answer with, each under the key of its rule. */
export function responseBodies(rules: WafRules): Wafv2WebAclCustomResponseBody[] {
  return Object.entries(rules)
    .flatMap(([key, rule]) => {
      const body = customResponseOf(rule)?.body;
      return body === undefined ? [] : [{ key, ...body }];
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function customResponseOf(rule: WafRule): CustomResponse | undefined {
  if (rule.managedGroup !== undefined) return undefined;
  return typeof rule.action === 'object' ? rule.action.block : undefined;
}
