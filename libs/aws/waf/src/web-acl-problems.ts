import { is, isRecord, keyArnProblems, type Problem, strangerProblems, wordProblems } from '@ashlar/core';
import { retentionProblems } from '@ashlar/log-group';
import { capacityProblems } from './capacity-problems.js';
import { headerNameProblems } from './field-problems.js';
import { flatten, inlineSets } from './inline-sets.js';
import { type Surroundings, protectableProblems } from './protectable.js';
import { type WafRule, type WafRules, byPriority, statementOf } from './rule.js';
import { responseBodies } from './rule-json.js';
import { priorityProblems, ruleProblems } from './rule-problems.js';
import { listProblems } from './value-problems.js';
import type { Logging, WebAclProps } from './web-acl-props.js';

/** asOf: 2026-11, source: AWS WAF developer guide, "AWS WAF quotas" */
const MOST_RATE_RULES = 10;
const MOST_REFERENCES = 50;
const MOST_BODIES = 50;

const CLOUDFRONT_REGION = 'us-east-1';

/** Everything that is wrong with an ACL. */
export function webAclProblems(props: WebAclProps, around: Omit<Surroundings, 'scope'>): Problem[] {
  const { scope = 'REGIONAL', defaultAction = 'allow', protects = {}, sampledRequests = true } = props;
  return [
    ...scopeProblems(scope, around.region),
    ...wordProblems('defaultAction', defaultAction, ['allow', 'block']),
    ...rulesProblems(props.rules, scope),
    ...(isRecord(protects)
      ? protectableProblems(protects, { ...around, scope })
      : [{ what: is('protects', protects), fix: 'map keys to what is protected' }]),
    ...loggingProblems(props.logging),
    ...(typeof sampledRequests === 'boolean'
      ? []
      : [{ what: is('sampledRequests', sampledRequests), fix: 'use true or false' }]),
  ];
}

function scopeProblems(scope: string, region: string): Problem[] {
  if (scope !== 'CLOUDFRONT' || region === CLOUDFRONT_REGION) {
    return wordProblems('scope', scope, ['CLOUDFRONT', 'REGIONAL']);
  }
  const fix = `put it into a stack whose environment has the region ${CLOUDFRONT_REGION}, and hand on its webAclArn`;
  return [
    { what: `scope is 'CLOUDFRONT' in ${region}; CloudFront reads ACLs only from ${CLOUDFRONT_REGION}`, fix },
  ];
}

function rulesProblems(rules: unknown, scope: 'CLOUDFRONT' | 'REGIONAL'): Problem[] {
  if (!isRecord(rules)) return [{ what: is('rules', rules), fix: 'map keys to rules' }];
  if (Object.keys(rules).length === 0) {
    return [{ what: 'rules is empty: every request would get the default action', fix: 'describe a rule' }];
  }
  const judged = Object.entries(rules).map(([key, rule]) => ({
    key,
    rule,
    problems: ruleProblems(key, rule, scope),
  }));
  // What a broken rule needs can't be counted.
  const sound = Object.fromEntries(
    judged.filter(({ problems }) => problems.length === 0).map(({ key, rule }) => [key, rule as WafRule]),
  );
  return [
    ...judged.flatMap(({ problems }) => problems),
    ...priorityProblems(rules),
    ...quotaProblems(sound),
    ...capacityProblems(sound),
  ];
}

function quotaProblems(rules: WafRules): Problem[] {
  const rates = byPriority(rules).filter(([, { rate }]) => rate !== undefined);
  const references = Object.values(rules).reduce((sum, rule) => sum + referencesOf(rule), 0);
  const bodies = responseBodies(rules).length;
  const problems: Problem[] = [];
  if (rates.length > MOST_RATE_RULES) {
    const what = `rules has ${rates.length} rate rules (${rates.map(([key]) => key).join(', ')}); AWS takes ${MOST_RATE_RULES}`;
    problems.push({ what, fix: 'let one rule count for several paths, or protect them with different ACLs' });
  }
  if (references > MOST_REFERENCES) {
    const what = `rules refer to ${references} managed groups, IP sets and regex pattern sets; AWS takes ${MOST_REFERENCES}`;
    problems.push({ what, fix: 'put lists together, or protect different resources with different ACLs' });
  }
  if (bodies > MOST_BODIES) {
    const what = `rules answer with ${bodies} bodies; AWS takes ${MOST_BODIES}`;
    problems.push({ what, fix: 'answer with a status alone' });
  }
  return problems;
}

/** A list of IPv4 and IPv6 ranges is two sets. */
function referencesOf(rule: WafRule): number {
  const statement = statementOf(rule);
  const existing = flatten(statement).filter(
    ({ ipSet, regexPatternSet }) => ipSet?.arn ?? regexPatternSet?.arn,
  );
  return existing.length + inlineSets(statement).length + (rule.managedGroup === undefined ? 0 : 1);
}

function loggingProblems(logging: unknown): Problem[] {
  if (logging === 'off') return [];
  if (!isRecord(logging)) {
    return [
      { what: is('logging', logging), fix: "give a kmsKeyArn: { kmsKeyArn: key.keyArn }, or say 'off'" },
    ];
  }
  const {
    kmsKeyArn,
    retentionDays,
    redact,
    requests = 'everything',
    keep = true,
  } = logging as Partial<Logging>;
  const problems = [
    ...keyArnProblems('logging.kmsKeyArn', kmsKeyArn),
    ...strangerProblems('logging', logging, ['kmsKeyArn', 'retentionDays', 'redact', 'requests', 'keep']),
    ...retentionProblems('logging.retentionDays', retentionDays),
    ...wordProblems('logging.requests', requests, ['blocked-and-counted', 'everything']),
  ];
  if (typeof keep !== 'boolean') {
    problems.push({ what: is('logging.keep', keep), fix: 'use true or false' });
  }
  if (redact === undefined) return problems;
  const limit = { min: 0, max: 100, what: 'headers' };
  return [
    ...problems,
    ...listProblems('logging.redact', redact, limit, (name, at) => headerNameProblems(at, name)),
  ];
}
