import { expectOwnChanges, idleToggles, synthStack, type Toggle } from '@ashlar/testing';
import { balancer, group, http, https } from './minimal-alb.fixture.js';

interface State {
  readonly balancer?: object;
  readonly group?: object;
  readonly twin?: true;
}

const clients = { office: { cidr: '10.8.0.0/16', description: 'the office' } };
const extraCertificates = { org: { arn: https.certificateArn, hosts: ['example.org'] } };
const lb = 'aws_lb';
const targets = 'aws_lb_target_group';

const toggles: Readonly<Record<string, Toggle<State>>> = {
  listen: {
    states: [{}, { balancer: { listen: http } }, { balancer: { listen: { ...https, extraCertificates } } }],
    own: /web_(https|certificate-org|test-certificate-org)_|web_group_from-.*https_/,
    // Without a certificate, tests come by another port.
    touches: ['aws_lb_listener', 'aws_lb_listener_rule', 'aws_vpc_security_group_ingress_rule'],
  },
  clients: {
    states: [{}, { balancer: { clients } }, { balancer: { scheme: 'internal', clients } }],
    own: /web_group_from-/,
    touches: [lb],
  },
  ports: {
    states: [{}, { balancer: { clients: { office: { ...clients.office, ports: ['http'] } } } }],
    own: /web_group_from-/,
    touches: [],
  },
  testListener: {
    states: [
      {},
      { balancer: { testListener: { clients } } },
      { balancer: { testListener: { clients, port: 9443 } } },
    ],
    own: /web_(test|test-certificate-org)_|web_group_from-office-test_/,
    touches: ['aws_lb_listener', 'aws_lb_listener_rule', 'aws_vpc_security_group_ingress_rule'],
  },
  twin: {
    states: [{}, { twin: true }],
    // The listener that it is tried on comes with it, where there is none.
    own: /api_(twin|test-web)_|web_(test|test-certificate-org)_|web_group_from-office-test_/,
    touches: ['aws_lb_listener_rule'],
  },
  logs: {
    states: [{}, { balancer: { accessLogs: { bucketName: 'logs' } } }],
    own: /^$/,
    touches: [lb],
  },
  settings: {
    states: [{}, { balancer: { deletionProtection: false, idleTimeoutSeconds: 9, http2: false } }],
    own: /^$/,
    touches: [lb],
  },
  group: {
    states: [
      {},
      { group: { port: 9090, healthCheck: { path: '/up' } } },
      { group: { stickiness: { seconds: 60 }, slowStartSeconds: 30 } },
    ],
    own: /^$/,
    touches: [targets],
  },
  rules: {
    states: [
      {},
      { group: { rules: { web: { priority: 7, paths: ['/w'] }, api: { priority: 3, paths: ['/a'] } } } },
    ],
    // A deployment moves one rule: with two there is no twin.
    own: /api_(rule-api|twin|test-web)_/,
    touches: ['aws_lb_listener_rule'],
  },
};

const build = (states: readonly State[]) =>
  synthStack((stack) => {
    const merged = (part: 'balancer' | 'group') =>
      Object.assign({}, ...states.map((state) => state[part])) as object;
    const [web, api] = [merged('balancer'), merged('group')];
    const wanted = states.some((state) => state.twin);
    const tested = wanted ? { testListener: { clients } } : {};
    const { listener, testListener } = balancer(stack, { ...tested, ...web });
    group(stack, { listener, ...api, ...(wanted && !('rules' in api) ? { twin: { testListener } } : {}) });
  }).byAddress();

test.each(Object.keys(toggles))('%s changes what is its own, whatever else is on', (name) => {
  expectOwnChanges(toggles, name, build, 12);
});

test('each toggle does something', () => {
  expect(idleToggles(toggles, build)).toEqual([]);
});
