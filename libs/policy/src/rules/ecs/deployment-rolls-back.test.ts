import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { deploymentRollsBack } from './deployment-rolls-back.js';
import { written } from './service.fixture.js';

const judge = (service: object, more: Blocks = {}) =>
  judged([deploymentRollsBack])('DEPLOYMENT_ROLLS_BACK', written({ service, more }));

const breaker = (values: object) => judge({ deployment_circuit_breaker: { enable: true, ...values } });

const byCodeDeploy = { deployment_controller: { type: 'CODE_DEPLOY' } };

const group = (change: object = {}) => ({
  aws_codedeploy_deployment_group: {
    g: {
      ecs_service: { cluster_name: 'c', service_name: '${aws_ecs_service.web.name}' },
      auto_rollback_configuration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
      },
      alarm_configuration: { enabled: true, alarms: ['web-5xx'] },
      ...change,
    },
  },
});

test('ECS takes back what its circuit breaker stops, if it is told to', () => {
  expect(breaker({ rollback: true })).toEqual([expect.stringMatching('^pass aws_ecs_service.web: ')]);
  expect(breaker({ rollback: false })).toEqual([
    'fail aws_ecs_service.web: of s/aws_ecs_service.web, deployment_circuit_breaker.rollback is false',
  ]);
  expect(judge({})).toEqual([expect.stringMatching('^fail .*deployment_circuit_breaker.enable is not set')]);
});

test('CodeDeploy takes back what fails, and what alarms say', () => {
  expect(judge(byCodeDeploy, group())).toEqual([expect.stringMatching('^pass aws_ecs_service.web: ')]);
  expect(judge(byCodeDeploy)).toEqual([
    'fail aws_ecs_service.web: CodeDeploy releases it, and no aws_codedeploy_deployment_group names it',
  ]);
});

test.each<[string, object]>([
  ['no rollback', { auto_rollback_configuration: undefined }],
  ['a rollback that is off', { auto_rollback_configuration: { enabled: false, events: [] } }],
  ['no event of alarms', { auto_rollback_configuration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] } }],
  ['no alarms', { alarm_configuration: { enabled: true, alarms: [] } }],
  ['alarms that are off', { alarm_configuration: { enabled: false, alarms: ['a'] } }],
])('%s in its deployment group fails', (_, change) => {
  expect(judge(byCodeDeploy, group(change))).toEqual([expect.stringMatching('^fail aws_ecs_service.web: ')]);
});

test('a circuit breaker is no matter for what CodeDeploy releases', () => {
  const service = { ...byCodeDeploy, deployment_circuit_breaker: { enable: true, rollback: true } };
  expect(judge(service)).toEqual([expect.stringMatching('^fail ')]);
});

test.each<[string, () => string[]]>([
  ['whether it is taken back', () => breaker({ rollback: '${var.rollback}' })],
  ['who deploys', () => judge({ deployment_controller: { type: '${var.type}' } })],
  ['another controller than AWS’s', () => judge({ deployment_controller: { type: 'EXTERNAL' } })],
  ['whose group it is', () => judge(byCodeDeploy, group({ ecs_service: { service_name: '${var.name}' } }))],
  [
    'the alarms of a group',
    () => judge(byCodeDeploy, group({ alarm_configuration: { enabled: '${var.on}', alarms: ['a'] } })),
  ],
])('what only Terraform knows is open: %s', (_, found) => {
  expect(found()).toEqual([expect.stringMatching('^unknown aws_ecs_service.web: ')]);
});
