import type { Resource } from '@ashlar/testing';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { CodedeployDeploymentGroup } from '@cdktf/provider-aws/lib/codedeploy-deployment-group/index.js';
import { functionSizes } from '../../functions/shared/function-sizes.js';
import type { EdgarEnvironment } from '../environments.js';
import { environmentOf, stackOf } from '../platform.fixture.js';

const production = stackOf(environmentOf('production'), 'releases');
const staging = stackOf(environmentOf('staging'), 'releases');
const group = production.one(CodedeployDeploymentGroup);

test('EDG-06: a tenth of the traffic comes first in production, all of it at once in staging', () => {
  expect(group).toMatchObject({ deployment_config_name: 'CodeDeployDefault.ECSCanary10Percent5Minutes' });
  expect(staging.one(CodedeployDeploymentGroup)).toMatchObject({
    deployment_config_name: 'CodeDeployDefault.ECSAllAtOnce',
  });
});

test('EDG-06: traffic moves between two target groups, with a test listener, and old tasks stay for a way back', () => {
  const [pair] = [group['load_balancer_info'] as Resource].map(
    (info) => info['target_group_pair_info'] as Resource,
  );
  expect(pair).toMatchObject({
    target_group: [{ name: expect.any(String) }, { name: expect.any(String) }],
    prod_traffic_route: { listener_arns: [expect.any(String)] },
    test_traffic_route: { listener_arns: [expect.any(String)] },
  });
  expect(group['blue_green_deployment_config']).toMatchObject({
    terminate_blue_instances_on_deployment_success: {
      action: 'TERMINATE',
      termination_wait_time_in_minutes: 60,
    },
  });
});

test('EDG-06: a failure and an alarm take a release back; the alarms look at both groups of the backend', () => {
  expect(group).toMatchObject({
    auto_rollback_configuration: {
      enabled: true,
      events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
    },
    alarm_configuration: { enabled: true, alarms: expect.any(Array) },
  });
  const { alarms } = group['alarm_configuration'] as { alarms: readonly string[] };
  const services = stackOf(environmentOf('production'), 'services');
  const watched = services
    .all(CloudwatchMetricAlarm)
    .filter(({ alarm_name: name }) => String(name).includes('-backend-rollback-'));
  expect(alarms).toHaveLength(watched.length);
  expect(watched.length).toBeGreaterThanOrEqual(4);
});

test('EDG-07: before traffic moves, a function runs the migration task and waits for it', () => {
  const output = Object.entries(production.json.output ?? {}).find(([name]) => name === 'backend_app_spec');
  expect(String((output?.[1] as Resource)['value'])).toMatch(/BeforeAllowTraffic.*gate/);
  expect(production.at('gate/function')).toMatchObject({
    timeout: functionSizes.releaseGate.timeoutSeconds,
    environment: {
      variables: {
        TASK_DEFINITION: expect.stringContaining('migration'),
        READY_URL: 'https://origin.edgar.example.com:8443/api/ready',
      },
    },
  });
  const policy = String(production.at('gate/role/policy')['policy']);
  for (const action of ['ecs:RunTask', 'iam:PassRole', 'codedeploy:PutLifecycleEventHookExecutionStatus']) {
    expect(policy).toContain(action);
  }
});

test('EDG-07: the migration task signs in as the administrator, with a password that stands in no definition', () => {
  const [migration] = JSON.parse(
    String(production.at('migration/task-definition')['container_definitions']),
  ) as [{ secrets: { name: string; valueFrom: string }[]; environment: { name: string }[] }];
  expect(migration.secrets.map(({ name }) => name)).toEqual(['DATABASE_PASSWORD', 'DATABASE_USER']);
  expect(migration.environment.map(({ name }) => name)).not.toContain('DATABASE_PASSWORD');
});

test('EDG-06: an environment without CodeDeploy has no deployment group', () => {
  const { deployments } = environmentOf('staging');
  const rolling: EdgarEnvironment['deployments'] = { ...deployments, backend: { type: 'rolling' } };
  const stack = stackOf(environmentOf('staging', { deployments: rolling }), 'releases');
  expect(stack.all(CodedeployDeploymentGroup)).toEqual([]);
});
