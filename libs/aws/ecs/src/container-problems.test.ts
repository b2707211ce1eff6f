import { Token } from '@ashlar/core';
import type { Container, SecretReference } from './container.js';
import { containerProblems as ofContainer, NGINX, problems } from './minimal-service.fixture.js';
import { findCycle } from './start-order.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1';
const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf';
const PARAMETER = 'arn:aws:ssm:us-east-1:123456789012:parameter/db';
const ECR = '123456789012.dkr.ecr.us-east-1.amazonaws.com/demo/api';
const unknownNumber = Token.asNumber({ resolve: () => 1 });

test.each<[string, Partial<Container>]>([
  ['containers.nginx.port is 0', { port: 0 }],
  ['containers.nginx.port is a number that only Terraform knows', { port: unknownNumber }],
  ['containers.nginx.stopTimeoutSeconds is 121', { stopTimeoutSeconds: 121 }],
  ["containers.nginx.user is 'a b'", { user: 'a b' }],
  ['containers.nginx.cpu is 257', { cpu: 257 }],
  ['containers.nginx.memory is 5', { memory: 5 }],
  ['containers.nginx.memoryReservation is 513', { memoryReservation: 513 }],
  ['containers.nginx.memoryReservation is 400, above memory (300)', { memory: 300, memoryReservation: 400 }],
  ['containers.nginx.ulimits.nofile.soft is 0', { ulimits: { nofile: { soft: 0, hard: 1 } } }],
  ['containers.nginx.ulimits.nofile.hard is 1048577', { ulimits: { nofile: { soft: 1, hard: 1_048_577 } } }],
  [
    'containers.nginx.ulimits.nofile.soft is 2, above hard (1)',
    { ulimits: { nofile: { soft: 2, hard: 1 } } },
  ],
  ["containers.nginx has the variable '1A'", { environment: { '1A': 'x' } }],
  ['containers.nginx.environment.A is no text', { environment: { A: 1 as unknown as string } }],
  [
    'containers.nginx.environment.DB_PASSWORD is a secret by its name, and would stand in plain text in the state and in the task definition',
    { environment: { DB_PASSWORD: 'x' } },
  ],
  [
    'containers.nginx.harmless.A is about a variable that is not there or does not look like a secret',
    { harmless: { A: 'why' } },
  ],
])('%s: that is refused', (message, container) => {
  expect(ofContainer(container)).toEqual([message]);
});

describe('an image', () => {
  const unpinned = ': the image changes under a running service, and a rollback runs the new one';

  test.each<[string, Partial<Container>]>([
    [`containers.nginx.image has the tag latest${unpinned}`, { image: 'nginx:latest' }],
    [`containers.nginx.image has no tag${unpinned}`, { image: 'localhost:5000/nginx' }],
    ["containers.nginx.image is 'Nginx:1'", { image: 'Nginx:1' }],
    ['containers.nginx.image is undefined', { image: undefined as unknown as string }],
    ['containers.nginx.image is in ECR, and nothing gives the right to pull it', { image: `${ECR}:1` }],
    [
      'containers.nginx.image is not in ECR, and has a repositoryArn',
      { image: 'nginx:1', repositoryArn: 'arn:aws:ecr:us-east-1:123456789012:repository/demo/api' },
    ],
  ])('%s: that is refused', (message, container) => {
    expect(ofContainer(container)).toEqual([message]);
  });

  test.each([
    'nginx:1.29.3',
    `nginx@sha256:${'a'.repeat(64)}`,
    `nginx:1@sha256:${'a'.repeat(64)}`,
    `\${aws_ecr_repository.api.repository_url}:1.2.0`,
  ])('%s is pinned', (image) => {
    expect(ofContainer({ image })).toEqual([]);
  });

  test('may be whatever CI starts from, when CI owns it', () => {
    const containers = { nginx: { ...NGINX, image: 'nginx:latest' } };
    expect(problems({ containers, owners: { image: 'ci' } })).toEqual([]);
  });
});

describe('a secret', () => {
  const refused = (reference: unknown) =>
    ofContainer({ secrets: { DB_PASSWORD: reference as SecretReference } });

  test.each<[string, unknown]>([
    ['is no reference to a secret', 'hunter2'],
    ['has no ARN', { kmsKeyArn: KEY }],
    ['has two ARNs', { secretArn: SECRET, parameterArn: PARAMETER, kmsKeyArn: KEY }],
    ['has no kmsKeyArn', { secretArn: SECRET }],
  ])('that %s is refused', (message, reference) => {
    expect(refused(reference)).toEqual([`containers.nginx.secrets.DB_PASSWORD ${message}`]);
  });

  test('is named by an ARN of its service, and a field without colons', () => {
    expect(refused({ secretArn: 'hunter2', kmsKeyArn: KEY })).toEqual([
      'containers.nginx.secrets.DB_PASSWORD.secretArn is no ARN of secretsmanager',
    ]);
    expect(refused({ parameterArn: SECRET })).toEqual([
      'containers.nginx.secrets.DB_PASSWORD.parameterArn is no ARN of ssm',
    ]);
    expect(refused({ secretArn: SECRET, kmsKeyArn: KEY, field: 'a::' })).toEqual([
      'containers.nginx.secrets.DB_PASSWORD.field is no name of a field',
    ]);
  });

  test('is not a plain variable at the same time', () => {
    const secrets = { A: { secretArn: SECRET, kmsKeyArn: KEY } };
    expect(ofContainer({ secrets, environment: { A: 'x' } })).toEqual([
      'containers.nginx.secrets.A is in environment as well',
    ]);
  });
});

describe('a health check', () => {
  const check = (values: object) => ofContainer({ healthCheck: { command: ['CMD', 'true'], ...values } });

  test.each<[string, object]>([
    ['intervalSeconds is 4', { intervalSeconds: 4, timeoutSeconds: 2 }],
    ['timeoutSeconds is 61', { timeoutSeconds: 61, intervalSeconds: 100 }],
    ['timeoutSeconds is 20, above intervalSeconds (10)', { timeoutSeconds: 20, intervalSeconds: 10 }],
    ['retries is 11', { retries: 11 }],
    ['startPeriodSeconds is 301', { startPeriodSeconds: 301 }],
    ['command is no check', { command: ['curl', 'localhost'] }],
    ['command is no check', { command: ['CMD'] }],
    ['command is no check', { command: ['CMD-SHELL', 'curl', 'localhost'] }],
    ['command is no check', { command: undefined }],
  ])('%s: that is refused', (message, values) => {
    expect(check(values)).toEqual([`containers.nginx.healthCheck.${message}`]);
  });
});

describe('writable folders', () => {
  test.each([
    ["containers.nginx.writable has 'tmp'", ['tmp']],
    ["containers.nginx.writable has '/tmp/'", ['/tmp/']],
    ["containers.nginx.writable has '/tmp/../etc'", ['/tmp/../etc']],
    ["containers.nginx.writable has '/'", ['/']],
    ["containers.nginx.writable has '/a_b' and '/a/b', which share the name of a volume", ['/a/b', '/a_b']],
  ])('%s: that is refused', (message, writable) => {
    expect(ofContainer({ writable })).toEqual([message]);
  });

  test('make sense on a read-only root only', () => {
    expect(ofContainer({ writable: ['/tmp'], readonlyRootFilesystem: false })).toEqual([
      'containers.nginx.writable opens folders of a file system that is writable anyway',
    ]);
  });
});

describe('several containers', () => {
  const of = (containers: Record<string, Partial<Container>>) =>
    problems({
      containers: Object.fromEntries(
        Object.entries(containers).map(([name, container]) => [name, { image: 'nginx:1', ...container }]),
      ),
    });
  const healthCheck = { command: ['CMD', 'true'] };

  test.each<[string, Record<string, Partial<Container>>]>([
    ["containers has 'My_App', which is no name for one", { My_App: {} }],
    ['containers.b.port is 80, which containers.a has', { a: { port: 80 }, b: { port: 80 } }],
    [
      "the containers' cpu adds up to 300, above that of the task (256)",
      { a: { cpu: 150 }, b: { cpu: 150 } },
    ],
    [
      "the containers' memory adds up to 600, above that of the task (512)",
      { a: { memory: 400, memoryReservation: 100 }, b: { memoryReservation: 200 } },
    ],
    [
      'containers.a.dependsOn.c is about a container that is not there',
      { a: { dependsOn: { c: 'START' } }, b: {} },
    ],
    ["containers.a.dependsOn.b is 'READY'", { a: { dependsOn: { b: 'READY' as 'START' } }, b: {} }],
    [
      'containers.a.dependsOn.b is HEALTHY, and b has no healthCheck',
      { a: { dependsOn: { b: 'HEALTHY' } }, b: {} },
    ],
    [
      'containers.a.dependsOn.b is SUCCESS, and b is essential: the task would end with it',
      { a: { dependsOn: { b: 'SUCCESS' } }, b: {} },
    ],
    [
      'containers wait for each other: a → b → a',
      { a: { dependsOn: { b: 'START' } }, b: { dependsOn: { a: 'START' } } },
    ],
    ['containers wait for each other: a → a', { a: { dependsOn: { a: 'START' } } }],
    [
      'containers has 11; a task has up to 10',
      Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`c${index}`, {}])),
    ],
  ])('%s: that is refused', (message, containers) => {
    expect(of(containers)).toEqual([message]);
  });

  test('may wait for what succeeds, and for what is healthy', () => {
    expect(
      of({
        app: { dependsOn: { migrate: 'SUCCESS', proxy: 'HEALTHY' } },
        migrate: { essential: false },
        proxy: { healthCheck },
      }),
    ).toEqual([]);
  });

  test('form no circle when two wait for the same', () => {
    const wait = (...names: string[]) => ({
      image: 'nginx:1',
      dependsOn: Object.fromEntries(names.map((name) => [name, 'START' as const])),
    });
    expect(findCycle({ a: wait('b', 'c'), b: wait('d'), c: wait('d'), d: wait() })).toBeUndefined();
    expect(findCycle({ a: wait('b'), b: wait('c'), c: wait('d'), d: wait('b') })).toEqual([
      'b',
      'c',
      'd',
      'b',
    ]);
  });
});
