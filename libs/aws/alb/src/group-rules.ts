import { sortedEntries } from '@ashlar/core';
import type { Rule } from '@ashlar/security-group';
import type { Client, Clients, LoadBalancerProps, TestListen } from './load-balancer-props.js';

export const HTTP = 80;
export const HTTPS = 443;
const EVERYBODY: Clients = { '': { cidr: '0.0.0.0/0', description: 'the internet' } };

export const testPort = ({ port }: TestListen, mode: 'https' | 'http'): number =>
  port ?? (mode === 'https' ? 8443 : 8080);

/** Who may connect to which listener, by the key that becomes part of a rule's address. */
export function groupRules({
  clients = EVERYBODY,
  listen: { mode },
  testListener,
}: Pick<LoadBalancerProps, 'clients' | 'listen' | 'testListener'>): Record<string, Rule> {
  const ports = { http: HTTP, ...(mode === 'https' ? { https: HTTPS } : {}) };
  return {
    ...Object.fromEntries(sortedEntries(clients).flatMap(([key, client]) => clientRules(key, client, ports))),
    ...(testListener === undefined ? {} : testRules(testListener, testPort(testListener, mode))),
  };
}

const clientRules = (key: string, client: Client, listeners: Readonly<Record<string, number>>) =>
  Object.entries(listeners)
    .filter(([name]) => client.ports === undefined || client.ports.some((port) => port === name))
    .map(([name, port]): [string, Rule] => [
      key === '' ? name : `${key}-${name}`,
      { ...client, port, description: `${name.toUpperCase()} from ${client.description}` },
    ]);

const testRules = ({ clients }: TestListen, port: number) =>
  Object.fromEntries(
    sortedEntries(clients).map(([key, client]): [string, Rule] => [
      `${key}-test`,
      { ...client, port, description: `Tests of releases from ${client.description}` },
    ]),
  );
