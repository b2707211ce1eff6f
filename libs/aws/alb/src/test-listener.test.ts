import { refusal, synthStack } from '@ashlar/testing';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import fc from 'fast-check';
import { balancer, buildBalancer, http, https } from './minimal-alb.fixture.js';

const gate = { cidr: '192.0.2.7/32', description: 'the gate of releases' };
const testListener = { clients: { gate } };
const build = (props: object = {}) => buildBalancer({ testListener, ...props });
const problems = (props: object) => refusal(() => buildBalancer(props));

const ingress = (props: object) =>
  build(props)
    .all(VpcSecurityGroupIngressRule)
    .map((rule) => [rule['description'], rule['cidr_ipv4'] ?? rule['prefix_list_id'], rule['from_port']]);

describe('the test listener', () => {
  test('speaks HTTPS with the same certificates on 8443, and answers 404', () => {
    const extraCertificates = {
      org: { arn: 'arn:aws:acm:us-east-1:123456789012:certificate/org', hosts: ['example.org'] },
    };
    const stack = build({ listen: { ...https, extraCertificates } });
    expect(stack.at('web/test')).toMatchObject({
      port: 8443,
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificate_arn: https.certificateArn,
      default_action: [{ type: 'fixed-response', fixed_response: { status_code: '404' } }],
    });
    expect(stack.all(LbListenerCertificate).map((extra) => extra['listener_arn'])).toEqual([
      expect.stringContaining('web_https'),
      expect.stringContaining('web_test'),
    ]);
  });

  test('is reached by those who are named for it, and by nobody else', () => {
    expect(ingress({})).toEqual(
      expect.arrayContaining([
        ['HTTP from the internet', '0.0.0.0/0', 80],
        ['HTTPS from the internet', '0.0.0.0/0', 443],
        ['Tests of releases from the gate of releases', '192.0.2.7/32', 8443],
      ]),
    );
    expect(ingress({})).toHaveLength(3);
  });

  test('speaks what production speaks, on a port of choice', () => {
    expect(build({ listen: http }).at('web/test')).toMatchObject({ port: 8080, protocol: 'HTTP' });
    expect(build({ testListener: { ...testListener, port: 9443 } }).at('web/test')).toMatchObject({
      port: 9443,
    });
  });

  test('has rules of its own, and the names of the same certificates', () => {
    synthStack((stack) => {
      const { listener, testListener: test } = balancer(stack, { testListener, idleTimeoutSeconds: 90 });
      expect(test).toMatchObject({ certificateHosts: https.hosts, idleTimeoutSeconds: 90 });
      expect(test?.rules).not.toBe(listener.rules);
      expect(balancer(stack, { purpose: 'two' }, 'two').testListener).toBeUndefined();
      expect(balancer(stack, { purpose: 'three' }, 'three').listener.idleTimeoutSeconds).toBe(60);
    });
    expect(buildBalancer().all(LbListener)).toHaveLength(2);
  });
});

test.each<[string, unknown, string]>([
  ['is no record', true, 'testListener is true'],
  ['has no clients', {}, 'testListener.clients is left out'],
  ['has nobody', { clients: {} }, 'testListener.clients is empty'],
  [
    'is open to the world',
    { clients: { all: { cidr: '0.0.0.0/0', description: 'a' } } },
    '0.0.0.0/0: everybody',
  ],
  [
    'is open to the world of IPv6',
    { clients: { all: { cidrIpv6: '::/0', description: 'a' } } },
    '::/0: everybody',
  ],
  ['takes the port of production', { ...testListener, port: 443 }, 'testListener.port is 443'],
  ['has an impossible port', { ...testListener, port: 70_000 }, 'testListener.port is 70000'],
  ['has a misspelt option', { ...testListener, prot: 1 }, "did you mean 'port'?"],
  [
    'has clients by port',
    { clients: { gate: { ...gate, ports: ['https'] } } },
    "testListener.clients.gate has 'ports'",
  ],
  [
    'has a client without a peer',
    { clients: { gate: { description: 'a' } } },
    'ingress.gate-test has no peer',
  ],
  [
    'has a client without a description',
    { clients: { gate: { cidr: gate.cidr } } },
    'gate.description is left out',
  ],
])('a test listener that %s is refused', (_, wrong, expected) => {
  expect(problems({ testListener: wrong })).toContain(expected);
});

const cdn = { prefixListId: 'pl-1', description: 'the CDN' };

describe('clients by port', () => {
  test('a client that is for HTTPS is not let in on 80', () => {
    expect(
      ingress({ testListener: undefined, clients: { cdn: { ...cdn, ports: ['https'], entries: 55 } } }),
    ).toEqual([['HTTPS from the CDN', 'pl-1', 443]]);
  });

  test('a list with 55 entries does not fit into a security group on two ports', () => {
    expect(problems({ clients: { cdn: { ...cdn, entries: 55 } } })).toMatchInlineSnapshot(`
      "demo-test-unit/web (LoadBalancer) has a problem:
        the clients make 110 rules of a security group, which takes 60: clients.cdn 110 on 2 ports
          fix: open a prefix list to one port, ports: ['https']; where AWS has raised the quota, leave \`entries\` out"
    `);
  });

  test('nor beside six others on one', () => {
    const others = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (__, n) => [
          `c${n}`,
          { cidr: `10.${n}.0.0/16`, description: 'a', ports: ['https'] },
        ]),
      );
    const clients = (count: number) => ({
      clients: { cdn: { ...cdn, entries: 55, ports: ['https'] }, ...others(count) },
    });
    expect(() => buildBalancer(clients(5))).not.toThrow();
    expect(problems(clients(6))).toContain('the clients make 61 rules');
    expect(problems({ ...clients(5), testListener })).toContain('the clients make 61 rules');
  });

  test('rules of IPv6 are counted by themselves, with the lists', () => {
    const list = { cdn: { ...cdn, entries: 55, ports: ['https'] } };
    const six = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (__, n) => [
          `c${n}`,
          { cidrIpv6: `2001:db8:${n}::/48`, description: 'a' },
        ]),
      );
    expect(problems({ clients: { ...list, ...six(3) } })).toContain('the clients make 61 rules');
    expect(() => buildBalancer({ clients: { ...list, ...six(2) }, testListener })).not.toThrow();
  });

  test.each<[string, object, string]>([
    ['a port that is none', { ...cdn, ports: ['htps'] }, "did you mean 'https'?"],
    ['no port', { ...cdn, ports: [] }, 'clients.cdn.ports is empty'],
    ['ports that are no list', { ...cdn, ports: 'https' }, "clients.cdn.ports is 'https'"],
    ['a misspelt option', { ...cdn, port: ['https'] }, "did you mean 'ports'?"],
    [
      'entries of no list',
      { cidr: '10.0.0.0/8', description: 'a', entries: 5 },
      'has entries, and no prefixListId',
    ],
    ['no whole number of entries', { ...cdn, entries: 1.5 }, 'clients.cdn.entries is 1.5'],
  ])('a client with %s is refused', (_, client, expected) => {
    expect(problems({ clients: { cdn: client } })).toContain(expected);
  });

  test('HTTPS without a certificate is refused', () => {
    expect(problems({ listen: http, clients: { cdn: { ...cdn, ports: ['https'] } } })).toContain(
      "clients.cdn.ports[0] is 'https', and the load balancer has no certificate",
    );
  });
});

test('the rules that are refused are those of which a security group would take more than 60', () => {
  const family = fc.constantFrom('cidr', 'cidrIpv6', 'prefixListId');
  const client = fc.record({
    family,
    ports: fc.constantFrom(['https'], ['http', 'https']),
    entries: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(client, { minLength: 1, maxLength: 4 }), (given) => {
      const clients = Object.fromEntries(
        given.map(({ family: kind, ports, entries }, n) => [
          `c${n}`,
          {
            description: 'a',
            ports,
            ...(kind === 'cidr' ? { cidr: `10.${n}.0.0/16` } : {}),
            ...(kind === 'cidrIpv6' ? { cidrIpv6: `2001:db8:${n}::/48` } : {}),
            ...(kind === 'prefixListId' ? { prefixListId: `pl-${n}`, entries } : {}),
          },
        ]),
      );
      const rules = (other: string) =>
        given
          .filter(({ family: kind }) => kind !== other)
          .reduce(
            (sum, { family: kind, ports, entries }) =>
              sum + ports.length * (kind === 'prefixListId' ? entries : 1),
            0,
          );
      const tooMany = Math.max(rules('cidr'), rules('cidrIpv6')) > 60;
      const attempt = () => buildBalancer({ clients });
      if (tooMany) expect(refusal(attempt)).toContain('rules of a security group, which takes 60');
      else expect(attempt).not.toThrow();
    }),
    { numRuns: 25 },
  );
});
