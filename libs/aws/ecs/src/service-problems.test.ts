import { refusal } from '@ashlar/testing';
import type { FargateSize } from './fargate-size.js';
import { build, KEY, loadBalancer, minimal, NGINX, problems } from './minimal-service.fixture.js';
import type { FargateServiceProps } from './service-props.js';

const { clusterArn, clusterName } = minimal.cluster;
const bareCluster = { clusterArn, clusterName };
const subnets = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`zone-${index}`, 'subnet']));

test('all that is wrong is said at once', () => {
  const props = {
    size: { cpu: 256, memory: 4096 } as unknown as FargateSize,
    tasks: 1,
    maximumPercent: 100,
    containers: { nginx: { image: 'nginx:latest', environment: { DB_PASSWORD: 'hunter2' } } },
    loadBalancer,
  };
  expect(refusal(() => build(props))).toMatchInlineSnapshot(`
    "demo-test-unit/nginx (FargateService) has 5 problems:
      size is { cpu: 256, memory: 4096 }, which Fargate does not offer
        fix: use { cpu: 256, memory: 2048 } or { cpu: 512, memory: 4096 }
      containers.nginx.image has the tag latest: the image changes under a running service, and a rollback runs the new one
        fix: use a version or a digest, or give the image to CI: owners: { image: 'ci' }
      containers.nginx.environment.DB_PASSWORD is a secret by its name, and would stand in plain text in the state and in the task definition
        fix: move it to secrets.DB_PASSWORD as { secretArn, kmsKeyArn }; if it is none, say why in harmless.DB_PASSWORD
      tasks is 1, of which a deployment must keep 1 (minimumHealthyPercent 100) and may run 1 (maximumPercent 100): it can neither start a task nor stop one
        fix: raise maximumPercent to 200 or more, or lower minimumHealthyPercent to 0
      loadBalancer.container is 'nginx', which has no port
        fix: give containers.nginx the port on which it listens"
  `);
});

test.each<[string, Partial<FargateServiceProps>]>([
  ['tasks is 0', { tasks: 0 }],
  ['tasks is 1.5', { tasks: 1.5 }],
  ['tasks is 1001', { tasks: 1001, discovery: { name: 'web' } }],
  ['minimumHealthyPercent is 101', { minimumHealthyPercent: 101 }],
  ['maximumPercent is 99', { maximumPercent: 99 }],
  ['ephemeralStorageGiB is 20', { ephemeralStorageGiB: 20 }],
  ['ephemeralStorageGiB is 201', { ephemeralStorageGiB: 201 }],
  ["architecture is 'arm'", { architecture: 'arm' as 'ARM64' }],
  ["logging.mode is 'async'", { logging: { kmsKeyArn: KEY, mode: 'async' as 'blocking' } }],
  ["logging.kmsKeyArn is 'alias/logs'", { logging: { kmsKeyArn: 'alias/logs' } }],
  [
    'logging.retentionDays is 100, which CloudWatch Logs does not offer',
    { logging: { kmsKeyArn: KEY, retentionDays: 100 } },
  ],
  ['subnetIds has 0', { subnetIds: {} }],
  ['subnetIds has 17', { subnetIds: subnets(17) }],
  [
    'joins has 5; with its own, a task would have 6 security groups, and AWS takes 5',
    { joins: { a: '1', b: '2', c: '3', d: '4', e: '5' } },
  ],
  [
    'capacity has two bases',
    { capacity: { FARGATE: { weight: 1, base: 1 }, FARGATE_SPOT: { weight: 1, base: 1 } } },
  ],
  ['exec is on, and the cluster keeps no record of sessions', { exec: true, cluster: bareCluster }],
  ['discovery needs a cluster with a namespace', { discovery: { name: 'web' }, cluster: bareCluster }],
  ["discovery.name is 'Web.1'", { discovery: { name: 'Web.1' } }],
  ['containers is empty', { containers: {} }],
  ['no container is essential', { containers: { nginx: { ...NGINX, essential: false } } }],
])('%s: that is refused', (message, props) => {
  expect(problems(props)).toContain(message);
});

test.each<[string, Partial<FargateServiceProps>]>([
  [
    "loadBalancer.container is 'ngnix', which is not there",
    { loadBalancer: { ...loadBalancer, container: 'ngnix' } },
  ],
  [
    "loadBalancer.container is 'nginx', which has no port",
    { loadBalancer, containers: { nginx: { image: NGINX.image } } },
  ],
  [
    'loadBalancer.port is 8080; containers.nginx listens on 80',
    { loadBalancer: { ...loadBalancer, port: 8080 } },
  ],
  [
    'loadBalancer.healthCheck.intervalSeconds is 1',
    { loadBalancer: { ...loadBalancer, healthCheck: { intervalSeconds: 1 } } },
  ],
  [
    'loadBalancer.healthCheck.healthyThreshold is 11',
    { loadBalancer: { ...loadBalancer, healthCheck: { healthyThreshold: 11 } } },
  ],
  ['healthCheckGracePeriodSeconds is -1', { loadBalancer, healthCheckGracePeriodSeconds: -1 }],
  [
    'healthCheckGracePeriodSeconds is 60; until its checks have passed, a sound task takes 150',
    { loadBalancer, healthCheckGracePeriodSeconds: 60 },
  ],
  [
    'healthCheckGracePeriodSeconds is given, and there is no loadBalancer',
    { healthCheckGracePeriodSeconds: 60 },
  ],
])('%s: that is refused', (message, props) => {
  expect(problems(props)).toEqual([message]);
});

test('the fewest tasks that scaling allows have to be deployable', () => {
  const scaling = { min: 1, max: 4 };
  expect(problems({ scaling, maximumPercent: 150 })[0]).toContain(
    'scaling.min is 1, of which a deployment must keep 1',
  );
  expect(problems({ scaling, maximumPercent: 150, minimumHealthyPercent: 0 })).toEqual([]);
});

test('a size that is left out by a cast is a problem, not a crash', () => {
  expect(problems({ size: undefined as unknown as FargateSize })).toEqual([
    'size is { cpu: NaN, memory: NaN }, which Fargate does not offer',
  ]);
});
