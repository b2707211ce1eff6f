import { isIPv6 } from 'node:net';
import { isKnown, parseIpRange, type Problem } from '@ashlar/core';
import type { Rule } from './rule.js';

const PEERS = ['cidr', 'cidrIpv6', 'securityGroupId', 'prefixListId'] as const;

/** What EC2 takes in the description of a group or a rule, and how much of it. */
const DESCRIPTION = /^[A-Za-z0-9. _:/()#,@[\]+=&;{}!$*-]{1,255}$/;

export function ruleProblems(
  direction: 'ingress' | 'egress',
  rules: Readonly<Record<string, Rule>>,
): Problem[] {
  return Object.entries(rules).flatMap(([key, rule]) => {
    const prop = `${direction}.${key}`;
    return [
      ...peerProblems(prop, rule),
      ...portProblems(prop, rule),
      ...descriptionProblems(`${prop}.description`, rule.description),
    ];
  });
}

export function descriptionProblems(prop: string, description: string): Problem[] {
  if (!isKnown(description) || DESCRIPTION.test(description)) return [];
  return [
    {
      what: `${prop} is '${description}'`,
      fix: 'say what it is for in 1 to 255 characters of A-Z a-z 0-9 . _ : / ( ) # , @ [ ] + = & ; { } ! $ * - and spaces',
    },
  ];
}

function peerProblems(prop: string, rule: Rule): Problem[] {
  const peers = PEERS.filter((peer) => peer in rule);
  if (peers.length !== 1) {
    const what = `${prop} has ${peers.length === 0 ? 'no peer' : peers.join(' and ')}`;
    return [{ what, fix: `give one of ${PEERS.join(', ')}` }];
  }
  if ('cidr' in rule && isKnown(rule.cidr) && parseIpRange(rule.cidr) === undefined) {
    const fix = "use CIDR notation with no bits behind the prefix: '10.0.0.0/16'";
    return [{ what: `${prop}.cidr is '${rule.cidr}'`, fix }];
  }
  if ('cidrIpv6' in rule && isKnown(rule.cidrIpv6) && !isIpv6Range(rule.cidrIpv6)) {
    return [{ what: `${prop}.cidrIpv6 is '${rule.cidrIpv6}'`, fix: "use CIDR notation: '2001:db8::/56'" }];
  }
  return [];
}

function isIpv6Range(cidr: string): boolean {
  const [address = '', prefix = '', ...rest] = cidr.split('/');
  return isIPv6(address) && /^\d{1,3}$/.test(prefix) && Number(prefix) <= 128 && rest.length === 0;
}

function portProblems(prop: string, { port }: Rule): Problem[] {
  if (port === 'all') return [];
  const { from, to } = typeof port === 'number' ? { from: port, to: port } : port;
  if (!isKnown(from) || !isKnown(to)) return [];
  const legal = (value: number) => Number.isInteger(value) && value >= 0 && value <= 65_535;
  if (legal(from) && legal(to) && from <= to) return [];
  const what = `${prop}.port is ${from === to ? from : `${from} to ${to}`}`;
  return [{ what, fix: 'use 0 to 65535, the lower one as `from`' }];
}
