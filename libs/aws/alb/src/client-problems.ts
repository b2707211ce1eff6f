import {
  is,
  isRecord,
  type Problem,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';
import { HTTP, HTTPS } from './group-rules.js';
import { keyProblems, listProblems } from './value-problems.js';

const PEERS = ['cidr', 'cidrIpv6', 'securityGroupId', 'prefixListId'];
const EVERYBODY = ['0.0.0.0/0', '::/0'];

/** What is wrong with who may connect. Whether a peer is one is the security group's to judge. */
export function clientProblems(props: {
  readonly scheme?: unknown;
  readonly clients?: unknown;
  readonly listen?: unknown;
}): Problem[] {
  const { scheme = 'internal', clients } = props;
  const problems = wordProblems('scheme', scheme, ['internet-facing', 'internal']);
  if (clients === undefined) {
    if (scheme === 'internet-facing' || problems.length > 0) return problems;
    const fix = "say who may connect: { vpc: { cidr: '10.0.0.0/16', description: 'Services of the VPC' } }";
    return [{ what: 'clients is left out, and the load balancer is internal', fix }];
  }
  if (isRecord(clients) && Object.keys(clients).length === 0) {
    const fix = 'name who may connect; an internet-facing one without `clients` admits everybody';
    return [...problems, { what: 'clients is empty: nobody could connect', fix }];
  }
  const mode = isRecord(props.listen) ? props.listen['mode'] : undefined;
  return [
    ...problems,
    ...namedProblems('clients', clients, ['ports'], (prop, client) =>
      client['ports'] === undefined ? [] : portsProblems(`${prop}.ports`, client['ports'], mode),
    ),
  ];
}

export function testListenerProblems(test: unknown, listen: unknown): Problem[] {
  if (test === undefined) return [];
  if (!isRecord(test)) {
    const fix = "name who tries releases: { clients: { gate: { cidr: '192.0.2.7/32', description } } }";
    return [{ what: is('testListener', test), fix }];
  }
  const { port, clients } = test;
  const taken = isRecord(listen) && listen['mode'] === 'http' ? [HTTP] : [HTTP, HTTPS];
  return [
    ...strangerProblems('testListener', test, ['port', 'clients']),
    ...(port === undefined ? [] : wholeNumberProblems('testListener.port', port, 1, 65_535)),
    ...(taken.some((other) => other === port)
      ? [
          {
            what: `testListener.port is ${String(port)}, where everybody is served`,
            fix: 'use another: 8443',
          },
        ]
      : []),
    ...(isRecord(clients) && Object.keys(clients).length === 0
      ? [{ what: 'testListener.clients is empty: nobody could connect', fix: 'name who tries releases' }]
      : namedProblems('testListener.clients', clients, [], everybodyProblems)),
  ];
}

function namedProblems(
  prop: string,
  clients: unknown,
  more: readonly string[],
  each: (prop: string, client: Readonly<Record<string, unknown>>) => Problem[],
): Problem[] {
  if (!isRecord(clients)) return [{ what: is(prop, clients), fix: 'map keys to peers' }];
  return [
    ...keyProblems(prop, Object.keys(clients)),
    ...Object.entries(clients).flatMap(([key, client]) => {
      const at = `${prop}.${key}`;
      if (!isRecord(client)) {
        return [{ what: is(at, client), fix: "use a peer: { cidr: '10.0.0.0/16', description }" }];
      }
      return [
        ...strangerProblems(at, client, [...PEERS, 'description', 'entries', ...more]),
        ...textProblems(`${at}.description`, client['description'], /\S/, 'say who it is'),
        ...(client['entries'] === undefined ? [] : entriesProblems(at, client)),
        ...each(at, client),
      ];
    }),
  ];
}

function entriesProblems(prop: string, client: Readonly<Record<string, unknown>>): Problem[] {
  if ('prefixListId' in client) return wholeNumberProblems(`${prop}.entries`, client['entries'], 1, 1000);
  return [
    { what: `${prop} has entries, and no prefixListId`, fix: 'leave entries out: only a list has them' },
  ];
}

function portsProblems(prop: string, ports: unknown, mode: unknown): Problem[] {
  const open = mode === 'http' ? ['http'] : ['http', 'https'];
  return listProblems(prop, ports, "'http', 'https' or both", (port, at) =>
    port === 'https' && mode === 'http'
      ? [{ what: `${at} is 'https', and the load balancer has no certificate`, fix: "use 'http'" }]
      : wordProblems(at, port, open),
  );
}

const everybodyProblems = (prop: string, client: Readonly<Record<string, unknown>>): Problem[] =>
  [client['cidr'], client['cidrIpv6']]
    .filter((range) => EVERYBODY.some((all) => all === range))
    .map((range) => ({
      what: `${prop} is ${String(range)}: everybody would get releases that nobody has tried`,
      fix: 'name who tries them: the addresses of the NAT gateways, or a range of the VPC',
    }));
