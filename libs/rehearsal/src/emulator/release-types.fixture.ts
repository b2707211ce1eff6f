import type { TerraformJson } from '@ashlar/graph';

const allow = (service: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' },
    ],
  });
const services = ['lambda', 'codedeploy', 'rds', 'ecs'];
const roleOf = (service: string) => `\${aws_iam_role.${service}.arn}`;
const subnets = ['a', 'b'].map((zone) => `\${aws_subnet.${zone}.id}`);
const tasks = ['${aws_security_group.tasks.id}'];
const dead = 'arn:aws:sqs:us-east-1:111122223333:dead';

const shared = {
  aws_iam_role: Object.fromEntries(
    services.map((service) => [service, { name: `x-${service}`, assume_role_policy: allow(service) }]),
  ),
  aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
  aws_subnet: Object.fromEntries(
    ['a', 'b'].map((zone, at) => [
      zone,
      {
        vpc_id: '${aws_vpc.main.id}',
        cidr_block: `10.0.${at}.0/24`,
        availability_zone: `us-east-1${zone}`,
      },
    ]),
  ),
  aws_security_group: { tasks: { name: 'tasks', vpc_id: '${aws_vpc.main.id}' } },
  aws_s3_bucket: { code: { bucket: 'x-code', force_destroy: true } },
  aws_s3_object: {
    // A zip file with one line of JavaScript in it.
    code: {
      bucket: '${aws_s3_bucket.code.id}',
      key: 'code.zip',
      content_base64:
        'UEsDBBQAAAAAAAAAIQCddsilGQAAABkAAAAIAAAAaW5kZXguanNleHBvcnRzLmhhbmRsZXIgPSAoKSA9PiAxUEsBAhQDFAAAAAAAAAAhAJ12yKUZAAAAGQAAAAgAAAAAAAAAAAAAAIABAAAAAGluZGV4LmpzUEsFBgAAAAABAAEANgAAAD8AAAAAAA==',
    },
  },
};

const name = '${aws_lambda_function.auth.function_name}';
const live = { function_name: name, qualifier: '${aws_lambda_alias.live.name}' };
const functions = {
  aws_signer_signing_profile: { app: { name: 'app', platform_id: 'AWSLambda-SHA384-ECDSA' } },
  aws_lambda_code_signing_config: {
    app: {
      allowed_publishers: {
        signing_profile_version_arns: ['${aws_signer_signing_profile.app.version_arn}'],
      },
      policies: { untrusted_artifact_on_deployment: 'Warn' },
    },
  },
  aws_lambda_function: {
    auth: {
      ...{ function_name: 'auth', role: roleOf('lambda'), publish: true, memory_size: 512, timeout: 10 },
      ...{ s3_bucket: '${aws_s3_object.code.bucket}', s3_key: '${aws_s3_object.code.key}' },
      ...{ handler: 'index.handler', runtime: 'nodejs22.x', architectures: ['arm64'] },
      kms_key_arn: 'arn:aws:kms:us-east-1:111122223333:key/k',
      code_signing_config_arn: '${aws_lambda_code_signing_config.app.arn}',
      environment: { variables: { A: '1' } },
      vpc_config: { subnet_ids: subnets, security_group_ids: tasks },
      tracing_config: { mode: 'Active' },
      dead_letter_config: { target_arn: dead },
      // With one level alone, the provider would publish a version with every apply.
      logging_config: {
        ...{ log_format: 'JSON', log_group: '/app/auth' },
        ...{ application_log_level: 'WARN', system_log_level: 'INFO' },
      },
    },
    image: {
      ...{ function_name: 'image', role: roleOf('lambda'), package_type: 'Image' },
      image_uri: '111122223333.dkr.ecr.us-east-1.amazonaws.com/x:1',
    },
  },
  aws_lambda_alias: {
    live: { name: 'live', function_name: name, function_version: '${aws_lambda_function.auth.version}' },
  },
  aws_lambda_provisioned_concurrency_config: {
    live: { ...live, provisioned_concurrent_executions: 2 },
  },
  aws_lambda_function_event_invoke_config: {
    live: { ...live, maximum_retry_attempts: 1, destination_config: { on_failure: { destination: dead } } },
  },
  aws_lambda_permission: {
    live: {
      ...{ ...live, statement_id: 'alb', action: 'lambda:InvokeFunction' },
      ...{ principal: 'elasticloadbalancing.amazonaws.com', source_arn: '${aws_lb_target_group.auth.arn}' },
    },
    rotation: {
      ...{ statement_id: 'rotation', action: 'lambda:InvokeFunction', function_name: name },
      ...{ principal: 'secretsmanager.amazonaws.com', source_arn: '${aws_secretsmanager_secret.user.arn}' },
    },
  },
  aws_lb_target_group: { auth: { name: 'auth', target_type: 'lambda' } },
  aws_lb_target_group_attachment: {
    auth: {
      target_group_arn: '${aws_lb_target_group.auth.arn}',
      target_id: '${aws_lambda_alias.live.arn}',
      depends_on: ['aws_lambda_permission.live'],
    },
  },
};

const database = {
  aws_secretsmanager_secret: { user: { name: 'x/user', recovery_window_in_days: 0 } },
  aws_secretsmanager_secret_rotation: {
    user: {
      secret_id: '${aws_secretsmanager_secret.user.id}',
      rotation_lambda_arn: '${aws_lambda_function.auth.arn}',
      rotate_immediately: true,
      rotation_rules: { automatically_after_days: 30 },
      depends_on: ['aws_lambda_permission.rotation'],
    },
  },
  aws_db_proxy: {
    db: {
      ...{ name: 'db', engine_family: 'POSTGRESQL', require_tls: true, role_arn: roleOf('rds') },
      ...{ vpc_subnet_ids: subnets, vpc_security_group_ids: tasks },
      auth: [
        {
          ...{ auth_scheme: 'SECRETS', iam_auth: 'REQUIRED', client_password_auth_type: 'POSTGRES_MD5' },
          secret_arn: '${aws_secretsmanager_secret.user.arn}',
        },
      ],
    },
  },
};

const shift = (name: string, type: string, rule: object) => ({
  deployment_config_name: name,
  compute_platform: 'ECS',
  traffic_routing_config: { type, ...rule },
});
const releases = {
  aws_codedeploy_app: { app: { name: 'app', compute_platform: 'ECS' } },
  aws_codedeploy_deployment_config: {
    canary: shift('canary', 'TimeBasedCanary', { time_based_canary: { interval: 5, percentage: 10 } }),
    linear: shift('linear', 'TimeBasedLinear', { time_based_linear: { interval: 1, percentage: 20 } }),
  },
  aws_codedeploy_deployment_group: {
    web: {
      ...{ app_name: '${aws_codedeploy_app.app.name}', deployment_group_name: 'web' },
      deployment_config_name: '${aws_codedeploy_deployment_config.canary.id}',
      service_role_arn: roleOf('codedeploy'),
      auto_rollback_configuration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
      },
      alarm_configuration: { enabled: true, alarms: ['errors', 'slow'] },
      deployment_style: { deployment_option: 'WITH_TRAFFIC_CONTROL', deployment_type: 'BLUE_GREEN' },
      blue_green_deployment_config: {
        deployment_ready_option: { action_on_timeout: 'CONTINUE_DEPLOYMENT' },
        terminate_blue_instances_on_deployment_success: {
          ...{ action: 'TERMINATE', termination_wait_time_in_minutes: 10 },
        },
      },
      ecs_service: { cluster_name: 'app', service_name: 'web' },
      load_balancer_info: {
        target_group_pair_info: {
          prod_traffic_route: {
            listener_arns: ['arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/x/1/2'],
          },
          target_group: [{ name: 'blue' }, { name: 'green' }],
        },
      },
    },
  },
};

const tracing = {
  aws_xray_group: { faults: { group_name: 'faults', filter_expression: 'fault = true' } },
  aws_xray_encryption_config: { all: { type: 'NONE' } },
  aws_xray_sampling_rule: {
    app: {
      ...{ rule_name: 'app', priority: 100, version: 1, reservoir_size: 1, fixed_rate: 0.05 },
      ...{
        url_path: '*',
        host: '*',
        http_method: '*',
        service_type: '*',
        service_name: 'app',
        resource_arn: '*',
      },
    },
  },
  aws_computeoptimizer_enrollment_status: { all: { status: 'Active' } },
  aws_cloudfront_cache_policy: {
    site: {
      ...{ name: 'site', min_ttl: 0, default_ttl: 60, max_ttl: 3600 },
      parameters_in_cache_key_and_forwarded_to_origin: {
        cookies_config: { cookie_behavior: 'none' },
        headers_config: { header_behavior: 'whitelist', headers: { items: ['Accept-Language'] } },
        query_strings_config: { query_string_behavior: 'all' },
      },
    },
  },
  aws_cloudfront_origin_request_policy: {
    site: {
      name: 'site',
      cookies_config: { cookie_behavior: 'all' },
      headers_config: { header_behavior: 'allViewer' },
      query_strings_config: { query_string_behavior: 'all' },
    },
  },
  aws_cloudfront_response_headers_policy: {
    site: {
      name: 'site',
      security_headers_config: {
        content_type_options: { override: true },
        frame_options: { frame_option: 'DENY', override: true },
      },
    },
  },
};

/** What is called, released and traced. */
export const released: NonNullable<TerraformJson['resource']> = {
  ...shared,
  ...functions,
  ...database,
  ...releases,
  ...tracing,
};
