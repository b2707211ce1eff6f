import { judged } from '../judged.fixture.js';
import { written, type WrittenService } from './service.fixture.js';
import { serviceHealthChecked } from './service-health-checked.js';

const judge = (change: WrittenService) =>
  judged([serviceHealthChecked])(
    'SERVICE_HEALTH_CHECKED',
    written({ ...change, service: { load_balancer: [{ container_name: 'web' }], ...change.service } }),
  );

const web = { name: 'web', healthCheck: { command: ['CMD', 'curl', '-f', 'http://127.0.0.1/health'] } };

test('the container behind the load balancer has to have one, the others not', () => {
  expect(judge({ containers: [web, { name: 'agent' }] })).toEqual([
    'pass aws_ecs_service.web: healthCheck of container web is set',
  ]);
  expect(judge({ containers: [{ name: 'web' }, { ...web, name: 'agent' }] })).toEqual([
    'fail aws_ecs_service.web: healthCheck of container web is not set',
  ]);
});

test('a task definition that is named by its ARN, as plans do, is found', () => {
  const arn = 'arn:aws:ecs:us-east-1:111122223333:task-definition/web:7';
  const service = { task_definition: arn, load_balancer: [{ container_name: 'web' }] };
  const tasks = { web: { arn, container_definitions: JSON.stringify([{ name: 'web' }]) } };
  expect(judge({ service, more: { aws_ecs_task_definition: tasks } })).toEqual([
    expect.stringMatching('^fail '),
  ]);
});

test('one that switches off what the image brings is none', () => {
  expect(judge({ containers: [{ ...web, healthCheck: { command: ['NONE'] } }] })).toEqual([
    'fail aws_ecs_service.web: healthCheck of container web is NONE',
  ]);
});

test('a container that is not there fails', () => {
  expect(judge({ containers: [{ name: 'other' }] })).toEqual([
    'fail aws_ecs_service.web: s/aws_ecs_task_definition.web has no container web',
  ]);
});

test.each<[string, WrittenService]>([
  ['a task definition of another repository', { service: { task_definition: 'web:7' } }],
  ['containers', { containers: '${jsonencode(local.containers)}' }],
  ['a command', { containers: [{ ...web, healthCheck: { command: ['${var.check}'] } }] }],
  ['the name of a container', { containers: [{ name: '${var.name}' }] }],
])('what only Terraform knows is open: %s', (_, change) => {
  expect(judge(change)).toEqual([expect.stringMatching('^unknown aws_ecs_service.web: ')]);
});

test('a service that no load balancer asks is not its concern', () => {
  expect(judge({ service: { load_balancer: undefined } })).toEqual([]);
});
