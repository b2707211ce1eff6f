import type { Attributes } from '@ashlar/graph';

type Change = (attributes: Attributes) => Attributes | undefined;

/** Where it is broken, without the stack's prefix and the address's last word, and how. A resource that isn't there is made. */
export type Breakage = readonly [at: string, change: Change];

const set =
  (values: Attributes): Change =>
  (attributes) => ({ ...attributes, ...values });

const gone: Change = () => undefined;

const withoutText =
  (attribute: string, from: RegExp, to: string): Change =>
  (attributes) => ({ ...attributes, [attribute]: String(attributes[attribute]).replaceAll(from, to) });

/** What one block of a resource says, with something else in it. */
const within =
  (block: string, values: Attributes): Change =>
  (attributes) => ({ ...attributes, [block]: { ...(attributes[block] as Attributes), ...values } });

const withoutContainers =
  (name: string): Change =>
  (attributes) => {
    const containers = JSON.parse(String(attributes['container_definitions'])) as { name: string }[];
    const left = containers.filter((container) => container.name !== name);
    return { ...attributes, container_definitions: JSON.stringify(left) };
  };

/** Ways to break the rules about a platform, each alone, in the JSON of production. */
export const breakages: readonly (readonly [rule: string, ...breakage: Breakage])[] = [
  ['AURORA_COPIED_AWAY', 'backup/aws_backup_vault.copy_vault', set({ provider: 'aws' })],
  [
    'DEPLOYMENT_ROLLS_BACK',
    'services/aws_ecs_service.frontend-service',
    set({ deployment_circuit_breaker: { enable: true, rollback: false } }),
  ],
  [
    'DEPLOYMENT_ROLLS_BACK',
    'releases/aws_codedeploy_deployment_group.backend-release_group',
    within('auto_rollback_configuration', { enabled: false }),
  ],
  [
    'DEPLOYMENT_ROLLS_BACK',
    'releases/aws_codedeploy_deployment_group.backend-release_group',
    within('alarm_configuration', { alarms: [] }),
  ],
  ['DEPLOYMENT_ROLLS_BACK', 'releases/aws_codedeploy_deployment_group.backend-release_group', gone],
  ['FAILED_CALLS_KEPT', 'functions/aws_sqs_queue.messages_queue', set({ redrive_policy: undefined })],
  [
    'FUNCTION_TRACED',
    'functions/aws_lambda_function.auth_function',
    set({ tracing_config: { mode: 'PassThrough' } }),
  ],
  [
    'HEALTH_IS_NOT_READINESS',
    'services/aws_lb_target_group.backend-targets_twin',
    within('health_check', { path: '/ready' }),
  ],
  [
    'HEALTH_IS_NOT_READINESS',
    'services/aws_ecs_task_definition.backend-service_task-definition',
    withoutText('container_definitions', /8000\/health/g, '8000/ready'),
  ],
  ['NO_APP_MESH', 'mesh/aws_appmesh_mesh.new', set({ name: 'shop' })],
  [
    'NO_WILDCARD_ON_EVERYTHING',
    'services/aws_iam_policy.new',
    set({ policy: '{"Statement":[{"Effect":"Allow","Action":"s3:Put*","Resource":"*"}]}' }),
  ],
  ['RESTORES_TESTED', 'backup/aws_backup_restore_testing_selection.restore_test-shop', gone],
  [
    'RUNS_IN_PRIVATE_SUBNETS',
    'services/aws_ecs_service.frontend-service',
    within('network_configuration', { assign_public_ip: true }),
  ],
  [
    'RUNS_IN_PRIVATE_SUBNETS',
    'functions/aws_lambda_function.profile_function',
    set({ vpc_config: undefined }),
  ],
  [
    'SERVICE_HEALTH_CHECKED',
    'services/aws_ecs_task_definition.frontend-service_task-definition',
    withoutText('container_definitions', /"healthCheck":/g, '"noHealthCheck":'),
  ],
  ['SERVICE_SCALES', 'services/aws_appautoscaling_target.backend-service_scaling_target', gone],
  [
    'SERVICE_SCALES',
    'services/aws_appautoscaling_target.backend-internal-service_scaling_target',
    set({ min_capacity: 1 }),
  ],
  [
    'SERVICE_TRACED',
    'services/aws_ecs_task_definition.frontend-service_task-definition',
    withoutContainers('collector'),
  ],
  [
    'CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED',
    'audit/aws_cloudtrail.trail',
    set({ enable_log_file_validation: false }),
  ],
  [
    'GUARDDUTY_ENABLED_CENTRALIZED',
    'detection/aws_guardduty_detector.threats_detector',
    set({ enable: false }),
  ],
];
