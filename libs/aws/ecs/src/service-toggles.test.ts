import { expectOwnChanges, idleToggles, type Toggle } from '@ashlar/testing';
import { byCodeDeploy, byEcs, rolling } from './deployment.fixture.js';
import { build as buildService, KEY, loadBalancer, NGINX } from './minimal-service.fixture.js';
import type { FargateServiceProps } from './service-props.js';

type Props = Partial<FargateServiceProps>;

const build = (props: Props) => buildService(props).byAddress();

const container = (differences: object) => ({ containers: { nginx: { ...NGINX, ...differences } } });
const statement = { sid: 'ReadOrders', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::orders/*'] };
const task = 'aws_ecs_task_definition';
const service = 'aws_ecs_service';

const toggles: Readonly<Record<string, Toggle<Props>>> = {
  container: {
    states: [
      {},
      container({ writable: ['/tmp'], environment: { A: 'b' } }),
      container({
        secrets: { PASSWORD: { secretArn: 'arn:aws:secretsmanager:a:1:secret:x', kmsKeyArn: KEY } },
      }),
    ],
    own: /^$/,
    touches: [task, 'aws_iam_policy', service],
  },
  size: { states: [{}, { size: { cpu: 1024, memory: 2048 } }], own: /^$/, touches: [task] },
  exec: {
    states: [{ exec: false }, { exec: true }],
    own: /nginx_task_/,
    touches: [task, service, 'aws_iam_policy'],
  },
  may: { states: [{}, { may: [statement] }], own: /nginx_task_/, touches: [task, service, 'aws_iam_policy'] },
  scaling: {
    states: [{}, { scaling: { min: 2, max: 4 } }, { scaling: { min: 1, max: 9, cpuPercent: 'off' } }],
    own: /nginx_scaling_/,
    touches: [service, 'aws_appautoscaling_target'],
  },
  schedule: {
    states: [
      {},
      { scaling: { min: 2, max: 4, schedule: { morning: { cron: '0 7 ? * * *', min: 3 } } } },
      { scaling: { min: 2, max: 4, schedule: { evening: { cron: '0 20 ? * * *', min: 2 } } } },
    ],
    own: /nginx_scaling_/,
    touches: [service, 'aws_appautoscaling_target'],
  },
  deployment: {
    states: [
      {},
      { loadBalancer, deployment: rolling },
      { loadBalancer, deployment: byEcs },
      { loadBalancer, deployment: byCodeDeploy },
    ],
    own: /nginx_from-load-balancer_/,
    // The name of a service that CodeDeploy deploys is another, and those of its policies with it.
    touches: [service, 'aws_appautoscaling_policy', 'aws_appautoscaling_scheduled_action'],
  },
  owners: { states: [{}, { owners: { image: 'ci' } }], own: /^$/, touches: [service] },
  loadBalancer: {
    states: [{}, { loadBalancer }],
    own: /nginx_from-load-balancer_/,
    touches: [service],
  },
  discovery: { states: [{}, { discovery: { name: 'web' } }], own: /nginx_discovery/, touches: [service] },
  joins: { states: [{}, { joins: { database: 'sg-db' } }], own: /^$/, touches: [service] },
  egress: { states: [{}, { egress: {} }], own: /nginx_group_to-https/, touches: [] },
};

const merged = (states: readonly Props[]) => build(Object.assign({}, ...states) as Props);

test.each(Object.keys(toggles))('%s brings and takes what is its own, whatever else is on', (name) => {
  expectOwnChanges(toggles, name, merged, 4);
});

test('each of them does something', () => {
  expect(idleToggles(toggles, merged)).toEqual([]);
});
