import { is, isKnown, isRecord, parseIpRange, type Problem, textProblems, wordProblems } from '@ashlar/core';
import { Address6 } from 'ip-address';
import { versionOf } from './inline-sets.js';
import { forwardedIpProblems, inspectionProblems } from './field-problems.js';
import { listProblems, onlyKey } from './value-problems.js';

export type Scope = 'CLOUDFRONT' | 'REGIONAL';

const MOST_CIDRS = 10_000;
const SET_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const POSITIONS = ['ANY', 'FIRST', 'LAST'];

export function ipSetProblems(
  prop: string,
  value: Record<string, unknown>,
  scope: Scope,
): readonly Problem[] {
  const { arn, cidrs, name, forwardedIp } = value;
  const { key, problems } = onlyKey(prop, { arn, cidrs }, ['arn', 'cidrs']);
  return [
    ...problems,
    ...(key === 'arn' ? arnProblems(`${prop}.arn`, arn, 'ipset', scope) : []),
    ...(key === 'cidrs' ? cidrsProblems(`${prop}.cidrs`, cidrs) : []),
    ...nameProblems(prop, name),
    ...forwardedIpProblems(`${prop}.forwardedIp`, forwardedIp),
    ...(isRecord(forwardedIp)
      ? wordProblems(`${prop}.forwardedIp.position`, forwardedIp['position'], POSITIONS)
      : []),
  ];
}

export function regexSetProblems(
  prop: string,
  value: Record<string, unknown>,
  scope: Scope,
): readonly Problem[] {
  const { arn, patterns, name } = value;
  const { key, problems } = onlyKey(prop, { arn, patterns }, ['arn', 'patterns']);
  const limit = { min: 1, max: 10, what: 'regular expressions' };
  return [
    ...problems,
    ...(key === 'arn' ? arnProblems(`${prop}.arn`, arn, 'regexpatternset', scope) : []),
    ...(key === 'patterns'
      ? listProblems(`${prop}.patterns`, patterns, limit, (pattern, at) => regexProblems(at, pattern, 200))
      : []),
    ...nameProblems(prop, name),
    ...inspectionProblems(prop, value),
  ];
}

/** AWS WAF speaks PCRE without back references, and more than JavaScript: only its size can be judged here. */
export const regexProblems = (prop: string, value: unknown, max: number): Problem[] =>
  textProblems(prop, value, new RegExp(`^.{1,${max}}$`, 's'), `use an expression of 1 to ${max} characters`);

const nameProblems = (prop: string, name: unknown): Problem[] =>
  name === undefined
    ? []
    : textProblems(`${prop}.name`, name, SET_NAME, "use lower-case words joined by hyphens: 'office'");

function arnProblems(prop: string, arn: unknown, kind: string, scope: Scope): Problem[] {
  const place = scope === 'CLOUDFRONT' ? 'global' : 'regional';
  const pattern = new RegExp(`^arn:aws[a-z-]*:wafv2:[a-z0-9-]+:\\d{12}:${place}/${kind}/[^/]+/[^/]+$`);
  return textProblems(prop, arn, pattern, `use the ARN of a ${place} ${kind}, as scope is ${scope}`);
}

function cidrsProblems(prop: string, cidrs: unknown): Problem[] {
  if (!isKnown(cidrs)) return [];
  const limit = { min: 1, max: Infinity, what: 'ranges' };
  if (!Array.isArray(cidrs)) return listProblems(prop, cidrs, limit, cidrProblems);
  const texts = cidrs.filter((cidr) => typeof cidr === 'string');
  const tooMany = (['IPV4', 'IPV6'] as const).flatMap((version) => {
    const count = texts.filter((cidr) => versionOf(cidr) === version).length;
    if (count <= MOST_CIDRS) return [];
    const what = `${prop} has ${count.toLocaleString('en-US')} ranges of ${version}; an IP set holds 10,000`;
    return [{ what, fix: 'sum ranges up, or share them among several lists, each with a name' }];
  });
  if (tooMany.length > 0) return tooMany;
  const twice = [...repeated(texts)].map((cidr) => ({
    what: `${prop} lists '${cidr}' twice`,
    fix: 'list it once',
  }));
  return [...listProblems(prop, cidrs, limit, cidrProblems), ...twice];
}

function cidrProblems(cidr: unknown, prop: string): Problem[] {
  if (!isKnown(cidr)) {
    const fix = 'write the range down: whether it is IPv4 or IPv6 decides which set it is in';
    return [{ what: `${prop} is not known before Terraform runs`, fix }];
  }
  const prefix = typeof cidr === 'string' ? prefixOf(cidr) : undefined;
  if (prefix !== undefined && prefix > 0) return [];
  const what = is(prop, cidr);
  if (prefix === 0) {
    return [
      { what: `${what}, which AWS WAF does not take`, fix: 'say it without an IP set, or split it: /1' },
    ];
  }
  const fix =
    "use CIDR notation with no bits behind the prefix: '203.0.113.0/24', '203.0.113.7/32', '2001:db8::/32'";
  return [{ what, fix }];
}

/** The prefix of a range that is written as AWS writes it. */
function prefixOf(cidr: string): number | undefined {
  if (versionOf(cidr) === 'IPV4') return parseIpRange(cidr)?.prefix;
  if (!/\/\d+$/.test(cidr) || !Address6.isValid(cidr)) return undefined;
  const address = new Address6(cidr);
  const canonical = `${address.startAddress().correctForm()}/${address.subnetMask}`;
  return canonical === cidr ? address.subnetMask : undefined;
}

function repeated(texts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(texts.filter((text) => seen.has(text) || !seen.add(text)));
}
