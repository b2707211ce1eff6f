import { judged } from '../judged.fixture.js';
import { containerRules } from './container-rules.js';

const judge = judged(containerRules);

const task = (containers: unknown, attributes: object = {}) => ({
  aws_ecs_task_definition: {
    web: {
      container_definitions: typeof containers === 'string' ? containers : JSON.stringify(containers),
      ...attributes,
    },
  },
});

describe('read-only file systems', () => {
  const readOnly = (containers: unknown) => judge('ECS_CONTAINERS_READONLY_ACCESS', task(containers));

  test('every container has to have one', () => {
    expect(readOnly([{ name: 'web', readonlyRootFilesystem: true }])).toEqual([
      'pass aws_ecs_task_definition.web: readonlyRootFilesystem is true in container web',
    ]);
    expect(readOnly([{ name: 'web', readonlyRootFilesystem: true }, { name: 'agent' }])).toEqual([
      'fail aws_ecs_task_definition.web: readonlyRootFilesystem is not set in container agent',
    ]);
    expect(readOnly([{ name: 'web', readonlyRootFilesystem: false }])).toEqual([
      'fail aws_ecs_task_definition.web: readonlyRootFilesystem is false in container web',
    ]);
  });

  test.each(['${jsonencode(local.containers)}', '[null]', '[]', '{}', ''])(
    'containers that can’t be read need evidence: %s',
    (text) => {
      expect(readOnly(text)).toEqual([
        expect.stringMatching("^unknown aws_ecs_task_definition.web: container_definitions can't be read"),
      ]);
    },
  );

  test('a value that only Terraform knows needs evidence, unless another container fails', () => {
    const open = { name: 'web', readonlyRootFilesystem: '${var.a}' };
    expect(readOnly([open])).toEqual([expect.stringMatching('^unknown ')]);
    expect(readOnly([open, { name: 'agent' }])).toEqual([expect.stringMatching('^fail .* container agent$')]);
  });

  test('references within their text are no obstacle', () => {
    expect(readOnly([{ name: 'web', image: '${aws_ecr.x.url}', readonlyRootFilesystem: true }])).toEqual([
      expect.stringMatching('^pass'),
    ]);
  });
});

describe('the network of the host', () => {
  const hostMode = (container: object, network_mode = 'host') =>
    judge(
      'ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK',
      task([{ name: 'web', ...container }], { network_mode }),
    );

  test.each<[string, object]>([
    ['no user', {}],
    ['root', { user: 'root' }],
    ['its number', { user: '0:0' }],
  ])('%s fails', (_, container) => {
    expect(hostMode(container)).toEqual([
      expect.stringMatching(/^fail aws_ecs_task_definition.web: network_mode is host, and user is /),
    ]);
  });

  test.each<[string, object]>([
    ['a user', { user: '1000' }],
    ['a privileged container, as AWS has it', { privileged: true }],
  ])('%s passes', (_, container) => {
    expect(hostMode(container)).toEqual([
      expect.stringMatching(/^pass aws_ecs_task_definition.web: .* in container web$/),
    ]);
  });

  test('another network passes, and one that only Terraform knows needs evidence', () => {
    expect(hostMode({}, 'awsvpc')).toEqual([
      'pass aws_ecs_task_definition.web: network_mode is awsvpc, not host',
    ]);
    expect(hostMode({ user: '${var.user}' })).toEqual([expect.stringMatching('^unknown ')]);
    expect(hostMode({}, '${var.mode}')).toEqual([expect.stringMatching('^unknown ')]);
  });
});
