import { EcsService } from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { build, loadBalancer, problems } from './minimal-service.fixture.js';

const scaling = { min: 2, max: 4 };

test.each([
  ['Terraform owns everything', {}, undefined],
  ['CI owns the image', { owners: { image: 'ci' } }, ['task_definition']],
  ['autoscaling owns the count', { scaling }, ['desired_count']],
  [
    'both do',
    { owners: { image: 'ci', count: 'autoscaling' }, scaling },
    ['desired_count', 'task_definition'],
  ],
] as const)('%s: exactly what others own is ignored', (_, props, ignored) => {
  const service = build({ ...props, loadBalancer }).one(EcsService);
  const lifecycle = service['lifecycle'] as { readonly ignore_changes: string[] } | undefined;
  expect(lifecycle?.ignore_changes).toEqual(ignored);
  expect(service).toHaveProperty('load_balancer');
});

test.each([
  ["owners.count is 'terraform', and scaling changes the count", { owners: { count: 'terraform' }, scaling }],
  ["owners.count is 'autoscaling', and there is no scaling", { owners: { count: 'autoscaling' } }],
  ["owners.image is 'jenkins'", { owners: { image: 'jenkins' as 'ci' } }],
  ["owners.count is 'me'", { owners: { count: 'me' as 'terraform' } }],
] as const)('%s: that is refused', (message, props) => {
  expect(problems(props)).toContain(message);
});
