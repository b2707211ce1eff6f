import { is, isKnown, type Problem } from '@ashlar/core';
import type { OneOf } from './one-of.js';
import type { Scope } from './set-problems.js';
import { onlyKey } from './value-problems.js';

/**
 * What an ACL can protect: exactly what AWS lets it be associated with. An HTTP API (API Gateway v2) and a network
 * load balancer are not among it, and a distribution names its ACL itself.
 */
export type Protectable = OneOf<{
  /** An application load balancer. */
  loadBalancerArn: string;
  /** A stage of a REST API (API Gateway v1). */
  restApiStageArn: string;
  /** An AppSync API. */
  graphqlApiArn: string;
  /** A Cognito user pool. */
  userPoolArn: string;
  appRunnerServiceArn: string;
  verifiedAccessInstanceArn: string;
}>;

interface Kind {
  readonly name: string;
  /** What stands behind `arn:<partition>:`, with the region as the first group. */
  readonly arn: RegExp;
}

/**
 * asOf: 2026-11
 * source: AWS WAF API reference, AssociateWebACL; Service authorization reference for the forms of the ARNs
 * refresh: compare with the list under `ResourceArn` of AssociateWebACL
 */
const KINDS: Readonly<Record<string, Kind>> = {
  loadBalancerArn: {
    name: 'an application load balancer',
    arn: /^elasticloadbalancing:([a-z0-9-]+):\d{12}:loadbalancer\/app\/[^/]+\/[^/]+$/,
  },
  restApiStageArn: {
    name: 'a stage of a REST API',
    arn: /^apigateway:([a-z0-9-]+)::\/restapis\/[^/]+\/stages\/[^/]+$/,
  },
  graphqlApiArn: { name: 'an AppSync API', arn: /^appsync:([a-z0-9-]+):\d{12}:apis\/[^/]+$/ },
  userPoolArn: { name: 'a Cognito user pool', arn: /^cognito-idp:([a-z0-9-]+):\d{12}:userpool\/[^/]+$/ },
  appRunnerServiceArn: {
    name: 'an App Runner service',
    arn: /^apprunner:([a-z0-9-]+):\d{12}:service\/[^/]+\/[^/]+$/,
  },
  verifiedAccessInstanceArn: {
    name: 'a Verified Access instance',
    arn: /^ec2:([a-z0-9-]+):\d{12}:verified-access-instance\/[^/]+$/,
  },
};

/** What people try, and why it does not work. */
const UNPROTECTABLE: readonly Kind[] = [
  { name: 'a network load balancer', arn: /^elasticloadbalancing:.*:loadbalancer\/net\// },
  { name: 'a gateway load balancer', arn: /^elasticloadbalancing:.*:loadbalancer\/gwy\// },
  { name: 'a classic load balancer', arn: /^elasticloadbalancing:.*:loadbalancer\/[^/]+$/ },
  { name: 'an HTTP or WebSocket API of API Gateway v2', arn: /^apigateway:.*\/apis\// },
  { name: 'a distribution, which names a CLOUDFRONT ACL itself', arn: /^cloudfront:/ },
];

const PARTITION = /^arn:aws[a-z-]*:/;
const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export const protectedArn = (protectable: Protectable): string => Object.values(protectable).join('');

export interface Surroundings {
  readonly scope: Scope;
  readonly region: string;
  /** What other ACLs protect: the path of the ACL by ARN. */
  readonly elsewhere: ReadonlyMap<string, string>;
}

export function protectableProblems(
  protects: Readonly<Record<string, unknown>>,
  around: Surroundings,
): Problem[] {
  const entries = Object.entries(protects);
  if (around.scope === 'CLOUDFRONT') {
    if (entries.length === 0) return [];
    const fix = "leave protects out and give webAclArn to the distribution, or use scope: 'REGIONAL'";
    return [{ what: 'protects is used with scope CLOUDFRONT', fix }];
  }
  const taken = new Map<string, string>();
  return entries.flatMap(([key, protectable]) => {
    const prop = `protects.${key}`;
    const { key: kind, problems } = onlyKey(prop, protectable, Object.keys(KINDS));
    const found = [...keyProblems(key), ...problems];
    if (kind === undefined) return found.map(withChoice);
    const arn: unknown = (protectable as Record<string, unknown>)[kind];
    const first = typeof arn === 'string' ? (taken.get(arn) ?? around.elsewhere.get(arn)) : undefined;
    if (typeof arn === 'string' && !taken.has(arn)) taken.set(arn, prop);
    return [
      ...found,
      ...arnProblems(`${prop}.${kind}`, arn, kind, around.region),
      ...twiceProblems(prop, first),
    ];
  });
}

const CHOICE = `AWS WAF protects ${Object.values(KINDS)
  .map(({ name }) => name)
  .join(', ')}`;

const withChoice = ({ what, fix }: Problem): Problem => ({ what, fix: `${fix}: ${CHOICE}` });

function keyProblems(key: string): Problem[] {
  if (KEY.test(key)) return [];
  const fix = 'use lower-case words joined by hyphens';
  return [{ what: `protects has '${key}', which is no key`, fix }];
}

function arnProblems(prop: string, arn: unknown, kind: string, region: string): Problem[] {
  if (!isKnown(arn)) return [];
  const text = typeof arn === 'string' && PARTITION.test(arn) ? arn.replace(PARTITION, '') : '';
  const wanted = KINDS[kind];
  const match = wanted?.arn.exec(text);
  if (!match) {
    const other = [...Object.values(KINDS), ...UNPROTECTABLE].find((candidate) => candidate.arn.test(text));
    const which = other === undefined ? '' : `, ${other.name}`;
    return [{ what: `${is(prop, arn)}${which}`, fix: `give the ARN of ${wanted?.name}; ${CHOICE}` }];
  }
  if (match[1] === region) return [];
  const fix = `make an ACL in a stack of ${match[1]}: a REGIONAL one protects its own region`;
  return [{ what: `${prop} is in ${match[1]}, and the ACL in ${region}`, fix }];
}

function twiceProblems(prop: string, first: string | undefined): Problem[] {
  if (first === undefined) return [];
  return [{ what: `${prop} is what ${first} protects`, fix: 'name it once: AWS gives a resource one ACL' }];
}
