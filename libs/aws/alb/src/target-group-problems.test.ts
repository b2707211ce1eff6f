import { refusal, synthStack } from '@ashlar/testing';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { balancer, buildGroup, group, http } from './minimal-alb.fixture.js';

const problems = (props: object, listen?: object) => refusal(() => buildGroup(props, listen));
const rule = (conditions: object) => problems({ rules: { web: { priority: 1, ...conditions } } });
const check = (healthCheck: unknown) => problems({ healthCheck });

test('everything that is wrong is said at once, the place of sound rules included', () => {
  const wrong = {
    port: 0,
    healthCheck: { path: 'health', intervalSeconds: 10, timeoutSeconds: 10 },
    slowStartSeconds: 10,
    rules: {
      host: { priority: 1, hosts: ['a.b.example.com'] },
      none: { priority: 2 },
      one: { priority: 3, paths: ['/a'] },
      two: { priority: 3, paths: ['/b'] },
    },
  };
  expect(problems(wrong)).toMatchInlineSnapshot(`
    "demo-test-unit/api (TargetGroup) has 7 problems:
      port is 0
        fix: use a whole number from 1 to 65535
      healthCheck.path is 'health'
        fix: start with a slash, without spaces, up to 1,024 characters: '/health'
      healthCheck.timeoutSeconds is 10, not below intervalSeconds (10)
        fix: lower timeoutSeconds, or raise intervalSeconds above it
      slowStartSeconds is 10
        fix: use a whole number from 30 to 900, or 0 for none
      rules.host.hosts[0] is 'a.b.example.com', for which the listener has no certificate; it has example.com, *.example.com
        fix: add 'a.b.example.com' to the certificate and to the hosts of the listener; a wildcard stands for one label only
      rules.none has no condition
        fix: say which requests it is for: hosts, paths, methods, headers, query, sourceIps
      priority 3 of demo-test-unit/api (TargetGroup) rules.two is that of demo-test-unit/api (TargetGroup) rules.one too
        fix: give one of the two another priority"
  `);
});

test.each<[string, object, string]>([
  ['no purpose', { purpose: undefined }, 'purpose is left out'],
  ['no VPC', { vpcId: '' }, "vpcId is ''"],
  ['a port that is none', { port: 65_536 }, 'port is 65536'],
  ['a protocol of other load balancers', { protocol: 'TCP' }, "protocol is 'TCP'"],
  ['an unknown version', { protocolVersion: 'HTTP3' }, "protocolVersion is 'HTTP3'"],
  ['targets of another kind', { targetType: 'lambda' }, "targetType is 'lambda'"],
  ['a slow start of 10 seconds', { slowStartSeconds: 10 }, 'slowStartSeconds is 10'],
  ['a slow start of 901 seconds', { slowStartSeconds: 901 }, 'from 30 to 900, or 0 for none'],
  ['a delay too long', { deregistrationDelaySeconds: 3601 }, 'deregistrationDelaySeconds is 3601'],
  ['stickiness for no time', { stickiness: { seconds: 0 } }, 'stickiness.seconds is 0'],
  ['stickiness that is on', { stickiness: 'on' }, "stickiness is 'on'"],
  ['no listener', { listener: undefined }, 'listener is none'],
  ['a listener by its ARN', { listener: 'arn' }, 'listener is none'],
  ['no rules', { rules: undefined }, 'rules is left out'],
  ['an empty list of rules', { rules: {} }, 'rules is empty'],
  ['a rule that is none', { rules: { web: 1 } }, 'rules.web is 1'],
  ['a rule under a bad key', { rules: { 'A b': { priority: 1, paths: ['/a'] } } }, "rules has the key 'A b'"],
])('%s is refused', (_, props, expected) => {
  expect(problems(props)).toContain(expected);
});

test('GRPC needs a listener for HTTPS', () => {
  expect(problems({ protocolVersion: 'GRPC' }, http)).toContain("'GRPC' behind a listener for HTTP");
});

test.each<[string, unknown, string]>([
  ['no object', '/health', "healthCheck is '/health'"],
  ['a misspelt option', { pathh: '/' }, "did you mean 'path'?"],
  ['a path without a slash', { path: 'health' }, "healthCheck.path is 'health'"],
  ['a path with a space', { path: '/a b' }, "healthCheck.path is '/a b'"],
  ['a path too long', { path: `/${'a'.repeat(1024)}` }, 'healthCheck.path is'],
  ['a code that is no success', { matcher: '500' }, "healthCheck.matcher is '500'"],
  ['a range the wrong way round', { matcher: '299-200' }, "healthCheck.matcher is '299-200'"],
  ['a range of three', { matcher: '200-210-220' }, "healthCheck.matcher is '200-210-220'"],
  ['a matcher in words', { matcher: 'ok' }, "healthCheck.matcher is 'ok'"],
  ['an interval too short', { intervalSeconds: 4, timeoutSeconds: 2 }, 'healthCheck.intervalSeconds is 4'],
  ['a timeout too short', { timeoutSeconds: 1 }, 'healthCheck.timeoutSeconds is 1'],
  [
    'a timeout as long as the interval',
    { intervalSeconds: 5 },
    'timeoutSeconds is 5, not below intervalSeconds (5)',
  ],
  ['one good answer', { healthyThreshold: 1 }, 'healthCheck.healthyThreshold is 1'],
  ['eleven bad answers', { unhealthyThreshold: 11 }, 'healthCheck.unhealthyThreshold is 11'],
])('a health check with %s is refused', (_, healthCheck, expected) => {
  expect(check(healthCheck)).toContain(expected);
});

test.each<[string, object, string]>([
  ['no condition', {}, 'rules.web has no condition'],
  ['priority 0', { priority: 0, paths: ['/a'] }, 'rules.web.priority is 0'],
  ['priority 50,001', { priority: 50_001, paths: ['/a'] }, 'rules.web.priority is 50001'],
  ['half a priority', { priority: 1.5, paths: ['/a'] }, 'rules.web.priority is 1.5'],
  [
    'a priority that only Terraform knows',
    { priority: '${var.p}', paths: ['/a'] },
    'is known to Terraform only',
  ],
  ['a misspelt condition', { host: ['example.com'] }, "did you mean 'hosts'?"],
  [
    'six values',
    { paths: ['/1', '/2', '/3'], methods: ['GET', 'PUT', 'POST'] },
    'has 6 values in its conditions; AWS takes 5',
  ],
  ['six wildcards', { paths: ['/*/*/*', '/?/?/?'] }, 'rules.web has 6 wildcards; AWS takes 5'],
  ['a list that is none', { paths: '/a' }, "rules.web.paths is '/a'"],
  ['an empty list', { paths: [] }, 'rules.web.paths is empty'],
  ['a path without a slash', { paths: ['api'] }, "rules.web.paths[0] is 'api'"],
  ['a path with a space', { paths: ['/a b'] }, "rules.web.paths[0] is '/a b'"],
  ['a path of 129 characters', { paths: [`/${'a'.repeat(128)}`] }, 'rules.web.paths[0] is'],
  ['a host without a dot', { hosts: ['localhost'] }, "rules.web.hosts[0] is 'localhost'"],
  ['a host with a port', { hosts: ['example.com:8080'] }, "rules.web.hosts[0] is 'example.com:8080'"],
  [
    'a host without a certificate',
    { hosts: ['example.org'] },
    "'example.org', for which the listener has no certificate",
  ],
  [
    'a host two labels under a wildcard',
    { hosts: ['a.b.example.com'] },
    "'a.b.example.com', for which the listener has no certificate",
  ],
  ['a method in small letters', { methods: ['get'] }, "rules.web.methods[0] is 'get'"],
  ['a method with a wildcard', { methods: ['*'] }, "rules.web.methods[0] is '*'"],
  ['headers that are a list', { headers: ['X-Beta'] }, 'rules.web.headers is ["X-Beta"]'],
  ['no headers', { headers: {} }, 'rules.web.headers is {}'],
  ['the host as a header', { headers: { Host: ['a.com'] } }, "a host belongs into 'hosts'"],
  ['a header twice', { headers: { 'X-A': ['1'], 'x-a': ['2'] } }, "rules.web.headers has 'x-a' twice"],
  ['a header without values', { headers: { 'X-A': [] } }, 'rules.web.headers.X-A is empty'],
  [
    'a header with a letter of another script',
    { headers: { 'X-A': ['é'] } },
    "rules.web.headers.X-A[0] is 'é'",
  ],
  ['a parameter as a text', { query: ['a=b'] }, "rules.web.query[0] is 'a=b'"],
  ['a parameter without a value', { query: [{ key: 'a' }] }, 'rules.web.query[0].value is left out'],
  ['a parameter with a space', { query: [{ key: 'a b', value: '1' }] }, "rules.web.query[0].key is 'a b'"],
  ['a misspelt parameter', { query: [{ vlaue: '1' }] }, "did you mean 'value'?"],
  ['an address that is no range', { sourceIps: ['10.0.0.1'] }, "rules.web.sourceIps[0] is '10.0.0.1'"],
  ['bits behind the prefix', { sourceIps: ['10.0.0.1/8'] }, "rules.web.sourceIps[0] is '10.0.0.1/8'"],
])('a rule with %s is refused', (_, conditions, expected) => {
  expect(rule(conditions)).toContain(expected);
});

test.each<[string, (known: string) => object]>([
  [
    'hosts that a certificate covers',
    () => ({ hosts: ['example.com', 'a.example.com', '*.example.com', 'x-?.example.com'] }),
  ],
  ['what only Terraform knows', (id) => ({ hosts: [id], paths: [id], sourceIps: [id] })],
  ['an escaped star', () => ({ query: [{ value: String.raw`\*\*\*\*\*\*` }] })],
  ['five values', () => ({ paths: ['/1', '/2', '/3'], methods: ['GET', 'PUT'] })],
])('a rule with %s is fine', (_, conditions) => {
  const build = () =>
    synthStack((stack) => {
      const { id } = new Vpc(stack, 'vpc', { cidrBlock: '10.0.0.0/16' });
      const { listener } = balancer(stack);
      group(stack, { listener, vpcId: id, rules: { web: { priority: 1, ...conditions(id) } } });
    });
  expect(build).not.toThrow();
});

test('over plain HTTP a rule may be for any host', () => {
  const rules = { web: { priority: 1, hosts: ['a.b.example.org'] } };
  expect(() => buildGroup({ rules }, http)).not.toThrow();
});

test('a listener takes 100 rules', () => {
  const rules = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `r${index}`,
        { priority: index + 1, paths: [`/${index}`] },
      ]),
    );
  expect(problems({ rules: rules(101) })).toContain('the listener has 101 rules; AWS takes 100');
});
