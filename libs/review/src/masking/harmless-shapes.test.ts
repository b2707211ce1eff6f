import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { maskFor } from './mask-for.js';
import { markedPlan } from './marked-plan.fixture.js';

/** Its one secret stands in none of what follows. */
const mask = maskFor([markedPlan('qJ7!vnW#')], { values: 'masked' });

const sha256 = createHash('sha256').update('image').digest('hex');

/** As they stand in what this repository synthesizes, in plans of it, and in the documents of AWS. */
const HARMLESS = [
  ...['omnirapeutic-production-services', 'omnirapeutic-production-records-20261121101112131400000001'],
  ...['arn:aws:iam::111122223333:role/omnirapeutic-production-plan-20261121101112131400000001'],
  ...[
    'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    'arn:aws:s3:::ashlar-state/*',
  ],
  ...[
    'arn:aws:secretsmanager:us-east-1:111122223333:secret:rds!cluster-1234abcd-12ab-34cd-56ef-1234567890ab-AbCdEf',
  ],
  ...['arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/50dc6c495c0c9188'],
  ...['arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012'],
  ...[
    'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
    'targetgroup/web/6d0ecf831eec9f09',
  ],
  ...['vpc-0a1b2c3d4e5f67890', 'subnet-0a1b2c3d4e5f67890', 'sg-0a1b2c3d4e5f67890', 'sgr-0a1b2c3d4e5f67890'],
  ...['eipalloc-0a1b2c3d4e5f67890', 'rtb-0a1b2c3d4e5f67890', 'vpce-0a1b2c3d4e5f67890', 'i-0a1b2c3d4e5f67890'],
  ...['sg-0a1b2c3d4e5f67890_ingress_tcp_443_443_10.0.0.0/16', 'rtb-0a1b2c3d4e5f67890_0.0.0.0/0'],
  ...['111122223333', '1234abcd-12ab-34cd-56ef-1234567890ab', 'mrk-1234abcd12ab34cd56ef1234567890ab'],
  ...[`sha256:${sha256}`, `111122223333.dkr.ecr.us-east-1.amazonaws.com/app@sha256:${sha256}`],
  ...[
    '111122223333.dkr.ecr.us-east-1.amazonaws.com/omnirapeutic/api:2026-11-21.3',
    'public.ecr.aws/nginx/nginx:1.29',
  ],
  ...['us-east-1', 'us-east-1a', 'use1-az4', 'us-gov-west-1', '10.0.0.0/16', '2600:1f18::/56', '0.0.0.0/0'],
  ...['records.cluster-abcdefghijkl.us-east-1.rds.amazonaws.com', 'd111111abcdef8.cloudfront.net'],
  ...['web-1234567890.us-east-1.elb.amazonaws.com', 'logs.us-east-1.amazonaws.com', 'Z35SXDOTRQ7X7K'],
  ...[
    'Z0123456789ABCDEFGHIJ_www.example.com_A',
    'E2QWRUHAPOMQZL',
    'us-east-1_AbCdEfGhI',
    'https://example.com/health',
  ],
  ...[
    'db.r6g.2xlarge',
    'aurora-postgresql',
    '16.6',
    'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
    'TLSv1.2_2021',
  ],
  ...[
    'rds:DownloadCompleteDBLogFile',
    'dynamodb:PartiQLSelect',
    'ReadChecksumsOfStates',
    's3:x-amz-server-side-encryption',
  ],
  ...[
    'cron(0 5 ? * MON-FRI *)',
    'rate(5 minutes)',
    '/aws/lambda/omnirapeutic-production-api',
    'alias/ashlar-state',
  ],
  ...[
    'aws_cloudwatch_log_group.api-log_group_756B27EF',
    'module.network["a"].aws_subnet.private_9C6E511E[0]',
  ],
  ...['cross-stack-output-aws_rds_clusterrecords_cluster_5BC40FFCendpoint', 'locks_table_0C565602'],
  ...['2026-11-21T10:11:12Z', 'FARGATE_SPOT', 'AES256', 'PAY_PER_REQUEST', 'OPTIMIZED_READS', 'aws:kms'],
  ...['AmazonEC2ContainerServiceforEC2Role', 'StrictTransportSecurityMaxAgeInSeconds', 'rds-ca-rsa2048-g1'],
  ...['{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}'],
  ...['fields @timestamp, @message | filter status >= 500 | sort @timestamp desc | limit 20'],
  ...[
    'SUM(METRICS("errors")) / SUM(METRICS("requests")) * 100',
    'max-age=31536000; includeSubDomains; preload',
  ],
  ...['The password of the database lies in Secrets Manager.', 'Keeps tokens of sessions for 30 days'],
];

test('there are enough of them', () => {
  expect(HARMLESS.length).toBeGreaterThan(60);
});

test.each(HARMLESS)('%s is shown', (text) => {
  expect(mask.value(text, { names: ['note'], sensitive: false })).toEqual({ kind: 'value', text });
  expect(mask.text(text)).toBe(text);
});

const word = fc.constantFrom(
  'api',
  'web',
  'orders',
  'Production',
  'Worker',
  'health',
  'us',
  'east',
  'v2',
  '1',
);
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });

test.each<[string, fc.Arbitrary<string>]>([
  ['UUIDs', fc.uuid()],
  [
    'names of hosts',
    fc.array(word, { minLength: 1 }).map((words) => `${words.join('.').toLowerCase()}.example.com`),
  ],
  ['IP addresses', fc.oneof(fc.ipV4(), fc.ipV6())],
  [
    'dates',
    fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2999-01-01') })
      .map((date) => date.toISOString()),
  ],
  [
    'ids',
    fc
      .tuple(fc.constantFrom('vpc', 'eni', 'vpce-svc', 'tgw-attach'), hex(17))
      .map((parts) => parts.join('-')),
  ],
  ['ARNs', fc.uuid().map((id) => `arn:aws:kms:us-east-1:111122223333:key/${id}`)],
  ['digests of images', hex(64).map((digest) => `example.com/app@sha256:${digest}`)],
  ['words with hyphens', fc.array(word).map((words) => words.join('-'))],
  ['paths', fc.array(word).map((words) => `/${words.join('/')}`)],
])('%s are shown', (_, texts) => {
  fc.assert(
    fc.property(texts, (text) => expect(mask.text(text)).toBe(text)),
    { numRuns: 200 },
  );
});

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ALPHABETS = {
  'letters of both kinds and digits': `${LETTERS}${LETTERS.toUpperCase()}0123456789`,
  'small letters and digits': `${LETTERS}0123456789`,
  'hex digits': '0123456789abcdef',
  'letters, digits and signs': `${LETTERS}${LETTERS.toUpperCase()}0123456789!@#$%^&*()-_=+[]{}<>:?`,
};

test.each(Object.entries(ALPHABETS))('nearly all random texts of 24 %s are hidden', (_, alphabet) => {
  const random = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 24, maxLength: 24 });
  const shown = fc.sample(random, { numRuns: 1000, seed: 7 }).filter((text) => mask.text(text) === text);
  expect(shown.length).toBeLessThan(15);
});
