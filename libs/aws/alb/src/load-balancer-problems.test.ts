import { ProjectStack, type Target } from '@ashlar/core';
import { refusal, synthApps, synthStack, testEnvironment } from '@ashlar/testing';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { balancer, buildBalancer, http, https } from './minimal-alb.fixture.js';
import { LoadBalancer } from './load-balancer.js';

const problems = (props: object) => refusal(() => buildBalancer(props));
const listening = (differences: object) => problems({ listen: { ...https, ...differences } });

test('everything that is wrong is said at once', () => {
  const wrong = {
    subnetIds: { 'us-east-1a': 'subnet-a' },
    listen: { mode: 'http', because: ' ' },
    accessLogs: undefined,
    idleTimeoutSeconds: 0,
  };
  expect(problems(wrong)).toMatchInlineSnapshot(`
    "demo-test-unit/web (LoadBalancer) has 4 problems:
      subnetIds has one zone, us-east-1a
        fix: give a subnet in each of two zones or more: AWS asks for them, and one zone may fail
      listen.because is ' '
        fix: say why requests may be read on their way, or use a certificate: @ashlar/alb has Certificate
      accessLogs is left out
        fix: give a bucket: { bucketName: logs.bucketName, prefix: 'alb' }, or say 'off'
      idleTimeoutSeconds is 0
        fix: use a whole number from 1 to 4000"
  `);
});

test.each<[string, object, string]>([
  ['no subnets', { subnetIds: undefined }, 'subnetIds is left out'],
  ['no zone', { subnetIds: {} }, 'subnetIds has no zone'],
  [
    'one subnet for two zones',
    { subnetIds: { a: 's', b: 's' } },
    "subnetIds.b is 's', the subnet of another zone",
  ],
  ['a zone without a subnet', { subnetIds: { a: 's', b: undefined } }, 'subnetIds.b is left out'],
  ['no VPC', { vpcId: undefined }, 'vpcId is left out'],
  ['no purpose', { purpose: '' }, "purpose is ''"],
  ['an unknown scheme', { scheme: 'public' }, "scheme is 'public'"],
  ['internal, and nobody named', { scheme: 'internal' }, 'clients is left out'],
  ['clients that are no record', { clients: 'all' }, "clients is 'all'"],
  ['a client that is none', { clients: { a: 'b' } }, "clients.a is 'b'"],
  [
    'a client without a description',
    { clients: { a: { cidr: '10.0.0.0/8' } } },
    'clients.a.description is left out',
  ],
  [
    'a client whose key is no address',
    { clients: { 'A b': { cidr: '10.0.0.0/8', description: 'a' } } },
    "clients has the key 'A b'",
  ],
  ['a client without a peer', { clients: { a: { description: 'a' } } }, 'ingress.a-http has no peer'],
  ['access logs of a bucket without a name', { accessLogs: {} }, 'accessLogs.bucketName is left out'],
  [
    'a prefix with a slash in front',
    { accessLogs: { bucketName: 'b', prefix: '/alb' } },
    "accessLogs.prefix is '/alb'",
  ],
  [
    'a prefix with AWSLogs',
    { accessLogs: { bucketName: 'b', prefix: 'AWSLogs' } },
    "accessLogs.prefix is 'AWSLogs'",
  ],
  ['a timeout too long', { idleTimeoutSeconds: 4001 }, 'idleTimeoutSeconds is 4001'],
  ['an unknown mitigation', { desyncMitigation: 'monitor' }, "desyncMitigation is 'monitor'"],
  ['a protection that is no yes or no', { deletionProtection: 'no' }, "deletionProtection is 'no'"],
  ['HTTP/2 that is no yes or no', { http2: 1 }, 'http2 is 1'],
  ['no listener', { listen: undefined }, 'listen is left out'],
  ['an unknown mode', { listen: { mode: 'tcp' } }, "listen.mode is 'tcp'"],
  ['HTTP without a reason', { listen: { mode: 'http' } }, 'listen.because is left out'],
  ['HTTP with a certificate', { listen: { ...http, certificateArn: 'x' } }, "listen has 'certificateArn'"],
])('%s', (_, props, expected) => {
  expect(problems(props)).toContain(expected);
});

test.each<[string, object, string]>([
  [
    'TLS 1.0',
    { tlsPolicy: 'ELBSecurityPolicy-TLS13-1-0-2021-06' },
    "listen.tlsPolicy is 'ELBSecurityPolicy-TLS13-1-0-2021-06'",
  ],
  [
    'the old policy',
    { tlsPolicy: 'ELBSecurityPolicy-2016-08' },
    "listen.tlsPolicy is 'ELBSecurityPolicy-2016-08'",
  ],
  ['no certificate', { certificateArn: undefined }, 'listen.certificateArn is left out'],
  [
    'what is no certificate',
    { certificateArn: 'arn:aws:s3:::b' },
    "listen.certificateArn is 'arn:aws:s3:::b'",
  ],
  [
    'a certificate of another region',
    { certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/a' },
    'listen.certificateArn is of eu-west-1',
  ],
  ['no hosts', { hosts: undefined }, 'listen.hosts is left out'],
  ['an empty list of hosts', { hosts: [] }, 'listen.hosts is empty'],
  ['a host that is none', { hosts: ['https://a.com'] }, "listen.hosts[0] is 'https://a.com'"],
  ['a misspelt option', { tlsPolcy: 'x' }, "did you mean 'tlsPolicy'?"],
  ['extra certificates that are no record', { extraCertificates: [] }, 'listen.extraCertificates is []'],
  [
    'an extra certificate that is none',
    { extraCertificates: { a: 'b' } },
    "listen.extraCertificates.a is 'b'",
  ],
  [
    'an extra certificate without hosts',
    { extraCertificates: { a: { arn: https.certificateArn } } },
    'extraCertificates.a.hosts is left out',
  ],
  [
    'an extra certificate of another kind',
    { extraCertificates: { a: { arn: 'x', hosts: ['a.com'] } } },
    "extraCertificates.a.arn is 'x'",
  ],
  [
    'an extra certificate under a bad key',
    { extraCertificates: { 'A.b': { arn: https.certificateArn, hosts: ['a.com'] } } },
    "has the key 'A.b'",
  ],
])('HTTPS with %s', (_, differences, expected) => {
  expect(listening(differences)).toContain(expected);
});

test('AWS takes 25 extra certificates', () => {
  const extra = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `c${index}`,
        { arn: https.certificateArn, hosts: ['a.com'] },
      ]),
    );
  expect(listening({ extraCertificates: extra(26) })).toContain(
    'listen.extraCertificates has 26 entries; AWS takes 25',
  );
  expect(() => buildBalancer({ listen: { ...https, extraCertificates: extra(25) } })).not.toThrow();
});

test('what only Terraform knows is not refused, nor is a certificate of IAM', () => {
  const build = () =>
    synthStack((stack) => {
      const { id } = new Vpc(stack, 'vpc', { cidrBlock: '10.0.0.0/16' });
      const certificateArn = 'arn:aws:iam::123456789012:server-certificate/web';
      balancer(stack, { vpcId: id, subnetIds: { a: id, b: id }, listen: { ...https, certificateArn } });
      balancer(stack, { purpose: 'two', listen: { ...https, certificateArn: id, hosts: [id] } }, 'two');
    });
  expect(build).not.toThrow();
});

test("an app called 'internal' would get a name that AWS keeps for itself", () => {
  const build = (target: Target) => void balancer(new ProjectStack(target, 'edge'));
  const attempt = () => synthApps({ name: 'internal', environments: [testEnvironment()], build });
  expect(refusal(attempt)).toContain("its name would begin with 'internal-'");
});

test('the compiler asks for a reason, logs and clients', () => {
  const place = { purpose: 'web', vpcId: 'vpc-1', subnetIds: { a: 'a', b: 'b' } } as const;
  const attempt = () =>
    synthStack((stack) => {
      // @ts-expect-error An internal load balancer says who its clients are.
      new LoadBalancer(stack, 'a', { ...place, listen: http, accessLogs: 'off' });
      // @ts-expect-error Logs that are off must be said.
      new LoadBalancer(stack, 'b', { ...place, listen: http, scheme: 'internet-facing' });
    });
  expect(refusal(attempt)).toContain('clients is left out');
  expect(() => synthStack((stack) => void balancer(stack))).not.toThrow();
});
