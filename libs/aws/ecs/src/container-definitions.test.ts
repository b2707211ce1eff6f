import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition/index.js';
import fc from 'fast-check';
import type { Container } from './container.js';
import { containerDefinitions } from './container-definitions.js';
import { build, NGINX } from './minimal-service.fixture.js';

const logs = { group: '/demo/web', region: 'us-east-1', mode: 'non-blocking' } as const;
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1';
const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf';
const PARAMETER = 'arn:aws:ssm:us-east-1:123456789012:parameter/db';

const render = (container: Partial<Container>, options: object = {}) => {
  const containers = { web: { ...NGINX, ...container } };
  const text = containerDefinitions({ containers, logs, exec: false, ...options });
  return (JSON.parse(text) as Record<string, unknown>[])[0];
};

test('a container is as complete as ECS returns it', () => {
  expect(render({})).toEqual({
    name: 'web',
    image: NGINX.image,
    cpu: 0,
    essential: true,
    environment: [],
    secrets: [],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
    portMappings: [{ containerPort: 80, hostPort: 80, protocol: 'tcp' }],
    readonlyRootFilesystem: true,
    stopTimeout: 30,
    linuxParameters: { initProcessEnabled: true },
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': '/demo/web',
        'awslogs-region': 'us-east-1',
        'awslogs-stream-prefix': 'web',
        mode: 'non-blocking',
        'max-buffer-size': '25m',
      },
    },
  });
});

test('logs that are evidence block', () => {
  const container = render({}, { logs: { ...logs, mode: 'blocking' } });
  expect(container?.['logConfiguration']).toMatchObject({ options: { mode: 'blocking' } });
  expect(JSON.stringify(container)).not.toContain('max-buffer-size');
});

test('what is given is there, in the words of ECS', () => {
  expect(
    render({
      command: ['serve'],
      user: '101',
      cpu: 128,
      memory: 256,
      memoryReservation: 128,
      essential: false,
      dependsOn: { b: 'START', a: 'HEALTHY' },
      healthCheck: { command: ['CMD', 'true'], startPeriodSeconds: 10 },
      stopTimeoutSeconds: 120,
      ulimits: { nofile: { soft: 1, hard: 2 } },
    }),
  ).toMatchObject({
    command: ['serve'],
    user: '101',
    cpu: 128,
    memory: 256,
    memoryReservation: 128,
    essential: false,
    dependsOn: [
      { containerName: 'a', condition: 'HEALTHY' },
      { containerName: 'b', condition: 'START' },
    ],
    healthCheck: { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3, startPeriod: 10 },
    stopTimeout: 120,
    ulimits: [{ name: 'nofile', softLimit: 1, hardLimit: 2 }],
  });
});

test('secrets are read whole, by field, and from Parameter Store', () => {
  const secrets = {
    WHOLE: { secretArn: SECRET, kmsKeyArn: KEY },
    FIELD: { secretArn: SECRET, field: 'password', kmsKeyArn: KEY },
    PARAMETER: { parameterArn: PARAMETER },
  };
  expect(render({ secrets })?.['secrets']).toEqual([
    { name: 'FIELD', valueFrom: `${SECRET}:password::` },
    { name: 'PARAMETER', valueFrom: PARAMETER },
    { name: 'WHOLE', valueFrom: SECRET },
  ]);
});

test('writable folders are mounted from the storage of the task', () => {
  const containers = { nginx: { ...NGINX, writable: ['/var/run', '/var/cache/nginx'] } };
  const task = build({ containers }).one(EcsTaskDefinition);
  expect(task['volume']).toEqual([{ name: 'nginx_var_cache_nginx' }, { name: 'nginx_var_run' }]);
  expect(render({ writable: ['/tmp'] })?.['mountPoints']).toEqual([
    { containerPath: '/tmp', readOnly: false, sourceVolume: 'web_tmp' },
  ]);
});

test('the agent of ECS Exec may write, on a read-only root as well', () => {
  const mounts = (container: Partial<Container>) =>
    (render(container, { exec: true })?.['mountPoints'] as { containerPath: string }[]).map(
      ({ containerPath }) => containerPath,
    );
  expect(mounts({ writable: ['/tmp'] })).toEqual(['/tmp', '/var/lib/amazon', '/var/log/amazon']);
  expect(mounts({ readonlyRootFilesystem: false })).toEqual([]);
});

test('the order in the code makes no difference', () => {
  const record = <T>(value: fc.Arbitrary<T>) =>
    fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), value, { minKeys: 1, maxKeys: 5 });
  const reversed = <T extends object>(value: T) => Object.fromEntries(Object.entries(value).reverse()) as T;
  fc.assert(
    fc.property(record(record(fc.string())), (tasks) => {
      const containers = Object.fromEntries(
        Object.entries(tasks).map(([name, environment]) => [name, { image: 'nginx:1', environment }]),
      );
      const other = Object.fromEntries(
        Object.entries(reversed(tasks)).map(([name, environment]) => [
          name,
          { environment: reversed(environment), image: 'nginx:1' },
        ]),
      );
      expect(containerDefinitions({ containers: other, logs, exec: false })).toBe(
        containerDefinitions({ containers, logs, exec: false }),
      );
    }),
  );
});
