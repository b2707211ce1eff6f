import { EcsService } from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { byCodeDeploy, byEcs, rolling } from './deployment.fixture.js';
import { build, loadBalancer, problems } from './minimal-service.fixture.js';

const scaling = { min: 2, max: 4 };
const released = ['capacity_provider_strategy', 'load_balancer', 'network_configuration', 'platform_version'];

test.each([
  ['Terraform owns everything', {}, undefined],
  ['CI owns the image', { owners: { image: 'ci' } }, ['task_definition']],
  ['autoscaling owns the count', { scaling }, ['desired_count']],
  [
    'both do',
    { owners: { image: 'ci', scaling: 'autoscaler' }, scaling },
    ['desired_count', 'task_definition'],
  ],
  ['a rolling deployment owns nothing', { deployment: rolling }, undefined],
  ["ECS's own shift leaves the service as it is", { deployment: byEcs }, undefined],
  [
    'CodeDeploy owns what it is told of with each release, and CI the image',
    { deployment: byCodeDeploy },
    ['task_definition', ...released],
  ],
  [
    'everybody owns something, and says so',
    {
      owners: { image: 'ci', scaling: 'autoscaler', traffic: 'deployment' },
      scaling,
      deployment: byCodeDeploy,
    },
    ['desired_count', 'task_definition', ...released],
  ],
] as const)('%s: exactly what others own is ignored', (_, props, ignored) => {
  const service = build({ ...props, loadBalancer }).one(EcsService);
  const lifecycle = service['lifecycle'] as { readonly ignore_changes: string[] } | undefined;
  expect(lifecycle?.ignore_changes).toEqual(ignored);
  expect(service).toHaveProperty('load_balancer');
});

test.each([
  [
    "owners.scaling is 'terraform', and scaling changes the number of tasks",
    { owners: { scaling: 'terraform' }, scaling },
  ],
  ["owners.scaling is 'autoscaler', and there is no scaling", { owners: { scaling: 'autoscaler' } }],
  ["owners.image is 'jenkins'", { owners: { image: 'jenkins' as 'ci' } }],
  ["owners.scaling is 'me'", { owners: { scaling: 'me' as 'terraform' } }],
  ["owners.traffic is 'me'", { owners: { traffic: 'me' as 'terraform' } }],
  [
    "owners.image is 'terraform', and ECS takes a new image for this service from CodeDeploy only",
    { owners: { image: 'terraform' }, deployment: byCodeDeploy, loadBalancer },
  ],
  [
    "owners.traffic is 'terraform', and the deployment moves the traffic",
    { owners: { traffic: 'terraform' }, deployment: byEcs, loadBalancer },
  ],
  [
    "owners.traffic is 'deployment', and a rolling deployment moves no traffic",
    { owners: { traffic: 'deployment' }, deployment: rolling },
  ],
] as const)('%s: that is refused', (message, props) => {
  expect(problems(props)).toEqual([message]);
});
