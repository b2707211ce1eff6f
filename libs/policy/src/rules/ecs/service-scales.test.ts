import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { written } from './service.fixture.js';
import { serviceScales } from './service-scales.js';

const OF_WEB = 'service/${aws_ecs_cluster.c.name}/${aws_ecs_service.web.name}';

const guarded = { aws_rds_cluster: { db: { deletion_protection: true } } };

const target = (values: object = {}) => ({
  aws_appautoscaling_target: { t: { resource_id: OF_WEB, min_capacity: 2, ...values } },
});

const judge = (more: Blocks, service: object = {}) =>
  judged([serviceScales])(
    'SERVICE_SCALES',
    written({ service, more: { aws_ecs_cluster: { c: {} }, ...more } }),
  );

test('a target of the service passes, and none of it fails', () => {
  expect(judge({ ...target(), ...guarded })).toEqual([
    'pass aws_ecs_service.web: of s/aws_appautoscaling_target.t, min_capacity is 2',
  ]);
  expect(judge({})).toEqual(['fail aws_ecs_service.web: no aws_appautoscaling_target names it']);
  expect(judge(target({ resource_id: 'service/shop/web' }))).toEqual([expect.stringMatching('^pass ')]);
  expect(judge(target({ resource_id: 'service/c/other' }))).toEqual([expect.stringMatching('^fail ')]);
});

test('where something is protected from deletion, one task is too few, and elsewhere it will do', () => {
  expect(judge({ ...target({ min_capacity: 1 }), ...guarded })).toEqual([
    'fail aws_ecs_service.web: of s/aws_appautoscaling_target.t, min_capacity is 1, where s/aws_rds_cluster.db is protected from deletion',
  ]);
  const protectedDoor = { aws_lb: { web: { enable_deletion_protection: true } } };
  expect(judge({ ...target({ min_capacity: 1 }), ...protectedDoor })).toEqual([
    expect.stringMatching('^fail .*s/aws_lb.web is protected from deletion$'),
  ]);
  expect(judge(target({ min_capacity: 1 }))).toEqual([expect.stringMatching('^pass ')]);
});

test('a schedule may not take it below either', () => {
  const nights = (min_capacity?: number) => ({
    aws_appautoscaling_scheduled_action: {
      night: {
        resource_id: '${aws_appautoscaling_target.t.resource_id}',
        scalable_target_action: { min_capacity, max_capacity: 9 },
      },
    },
  });
  expect(judge({ ...target(), ...guarded, ...nights(1) })).toEqual([
    expect.stringMatching('^fail .*aws_appautoscaling_scheduled_action.night, .*min_capacity is 1'),
  ]);
  expect(judge({ ...target(), ...guarded, ...nights(2) })).toEqual([expect.stringMatching('^pass ')]);
  expect(judge({ ...target(), ...guarded, ...nights() })).toEqual([expect.stringMatching('^pass ')]);
});

test.each<[string, Blocks]>([
  ['whose target it is', target({ resource_id: '${var.service}' })],
  ['the least number of tasks', { ...target({ min_capacity: '${var.min}' }), ...guarded }],
])('what only Terraform knows is open: %s', (_, more) => {
  expect(judge(more)).toEqual([expect.stringMatching('^unknown aws_ecs_service.web: ')]);
});

test('one task on every machine is not its concern', () => {
  expect(judge({}, { scheduling_strategy: 'DAEMON' })).toEqual([]);
});
