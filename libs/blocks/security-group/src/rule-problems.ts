import { isKnown, parseIpRange, type Problem } from '@ashlar/core';
import type { Rule } from './rule.js';

const PEERS = ['cidr', 'cidrIpv6', 'securityGroupId', 'prefixListId'] as const;

/** What EC2 takes in a description of a rule, and how much of it. */
const DESCRIPTION = /^[A-Za-z0-9. _:/()#,@[\]+=&;{}!$*-]{1,255}$/;

export function ruleProblems(
  direction: 'ingress' | 'egress',
  rules: Readonly<Record<string, Rule>>,
): Problem[] {
  return Object.entries(rules).flatMap(([key, rule]) =>
    [...peerProblems(rule), ...portProblems(rule), ...descriptionProblems(rule)].map(({ what, fix }) => ({
      what: `${direction}.${key}${what}`,
      fix,
    })),
  );
}

function peerProblems(rule: Rule): Problem[] {
  const peers = PEERS.filter((peer) => peer in rule);
  if (peers.length !== 1) {
    return [
      {
        what: ` has ${peers.length === 0 ? 'no peer' : peers.join(' and ')}`,
        fix: `give one of ${PEERS.join(', ')}`,
      },
    ];
  }
  if ('cidr' in rule && isKnown(rule.cidr) && parseIpRange(rule.cidr) === undefined) {
    return [
      {
        what: `.cidr is '${rule.cidr}'`,
        fix: "use CIDR notation with no bits behind the prefix: '10.0.0.0/16'",
      },
    ];
  }
  return [];
}

function portProblems({ port }: Rule): Problem[] {
  if (port === 'all') return [];
  const { from, to } = typeof port === 'number' ? { from: port, to: port } : port;
  if (!isKnown(from) || !isKnown(to)) return [];
  const legal = (value: number) => Number.isInteger(value) && value >= -1 && value <= 65_535;
  if (legal(from) && legal(to) && from <= to) return [];
  return [
    {
      what: `.port is ${from === to ? from : `${from} to ${to}`}`,
      fix: 'use 0 to 65535, the lower one as `from`',
    },
  ];
}

function descriptionProblems({ description }: Rule): Problem[] {
  if (!isKnown(description) || DESCRIPTION.test(description)) return [];
  return [
    {
      what: `.description is '${description}'`,
      fix: 'say why the rule exists in 1 to 255 characters of A-Z a-z 0-9 . _ : / ( ) # , @ [ ] + = & ; { } ! $ * -',
    },
  ];
}
