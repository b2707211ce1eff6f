import { effectiveChanges, type TerraformRoot } from '@ashlar/terraform';
import { E2eFolder, useLocalState } from '../e2e-backend.js';
import { alarms } from './alarm-types.fixture.js';
import { backups } from './backup-types.fixture.js';
import { helped } from './limits.js';
import { oversight } from './oversight-types.fixture.js';
import { released } from './release-types.fixture.js';

const account = '111122223333';

const cost = {
  aws_ce_anomaly_monitor: {
    services: { name: 'services', monitor_type: 'DIMENSIONAL', monitor_dimension: 'SERVICE' },
  },
  aws_ce_anomaly_subscription: {
    ops: {
      name: 'ops',
      frequency: 'DAILY',
      monitor_arn_list: ['${aws_ce_anomaly_monitor.services.arn}'],
      subscriber: [{ type: 'EMAIL', address: 'ops@example.com' }],
      threshold_expression: {
        dimension: {
          key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
          match_options: ['GREATER_THAN_OR_EQUAL'],
          values: ['100'],
        },
      },
    },
  },
};

const machines = {
  aws_launch_template: {
    bastion: {
      name: 'bastion',
      image_id: 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
      instance_type: 't4g.nano',
      tag_specifications: [{ resource_type: 'volume', tags: { Name: 'bastion' } }],
    },
  },
  aws_appautoscaling_target: {
    orders: {
      service_namespace: 'dynamodb',
      resource_id: 'table/orders',
      scalable_dimension: 'dynamodb:table:ReadCapacityUnits',
      min_capacity: 2,
      max_capacity: 4,
    },
  },
};

const rule = (from: string, port: number, peer: Record<string, string>, description: string) => ({
  security_group_id: `\${aws_security_group.${from}.id}`,
  ip_protocol: 'tcp',
  ...{ from_port: port, to_port: port, description, tags: { Name: description } },
  ...peer,
});
const to = (group: string) => ({ referenced_security_group_id: `\${aws_security_group.${group}.id}` });

const connections = {
  aws_security_group: Object.fromEntries(['web', 'api', 'db'].map((name) => [name, { name }])),
  aws_vpc_security_group_egress_rule: {
    api: rule('web', 443, to('api'), 'web calls the API'),
    db: rule('web', 443, to('db'), 'web calls the database'),
    out: rule('web', 443, { cidr_ipv4: '10.0.0.0/16' }, 'web calls endpoints'),
    any: {
      ...rule('api', 0, to('db'), 'whatever it takes'),
      ip_protocol: '-1',
      from_port: null,
      to_port: null,
    },
  },
  aws_vpc_security_group_ingress_rule: {
    api: rule('api', 443, to('web'), 'web calls the API'),
    itself: rule('api', 443, to('api'), 'the API calls itself'),
  },
};

const logged = {
  aws_kms_key: { logs: { enable_key_rotation: true, rotation_period_in_days: 90 } },
  aws_cloudwatch_log_group: { app: { name: '/app', log_group_class: 'INFREQUENT_ACCESS' } },
  // Requests to the one are really logged to the other.
  aws_s3_bucket: { data: { bucket: 'data' }, logs: { bucket: 'logs', force_destroy: true } },
  aws_s3_bucket_policy: {
    logs: {
      bucket: '${aws_s3_bucket.logs.id}',
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          {
            Effect: 'Allow',
            Principal: { Service: 'logging.s3.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: ['arn:aws:s3:::logs/*'],
            Condition: { StringEquals: { 'aws:SourceAccount': account } },
          },
        ],
      }),
    },
  },
  aws_s3_bucket_logging: {
    data: {
      bucket: '${aws_s3_bucket.data.id}',
      target_bucket: '${aws_s3_bucket_policy.logs.bucket}',
      target_prefix: 'data/',
      target_object_key_format: { partitioned_prefix: { partition_date_source: 'EventTime' } },
    },
  },
};

const others = {
  aws_acm_certificate: {
    site: { domain_name: 'a.example.com', validation_method: 'DNS', key_algorithm: 'EC_prime256v1' },
  },
  aws_db_parameter_group: {
    db: {
      name: 'db',
      family: 'aurora-postgresql15',
      parameter: [{ name: 'log_min_duration_statement', value: '1000' }],
    },
  },
};

const resource = { ...cost, ...machines, ...connections, ...logged, ...others };

/**
 * For these the provider waits: for a budget, five seconds at each read, for a queue 25, for a distribution 76 in all.
 * What they need is shown call by call in extensions.e2e.test.ts, and all of them stand when the apps are rehearsed.
 */
const slow = [
  'aws_budgets_budget',
  'aws_cloudfront_distribution',
  'aws_ecs_service',
  'aws_instance',
  'aws_lambda_event_source_mapping',
  'aws_rds_cluster',
  'aws_rds_cluster_instance',
  'aws_sqs_queue',
  'aws_sqs_queue_redrive_allow_policy',
];

let place: E2eFolder;
beforeAll(async () => {
  place = await E2eFolder.withEmulator();
});
afterAll(() => place.remove());

const watched = { ...oversight, ...alarms, ...backups };

test('every type that needs help is tried here, except those that the provider waits long for', () => {
  const tried = [...Object.keys(resource), ...Object.keys(watched), ...Object.keys(released), ...slow];
  expect(helped.map(({ type }) => type).filter((type) => !tried.includes(type))).toEqual([]);
});

async function outputsOf(root: TerraformRoot) {
  const outputs = JSON.parse((await root.run(['output', '-json'])).stdout) as Record<
    string,
    { value: unknown }
  >;
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

const tagsOfAll = { default_tags: [{ tags: { App: 'demo' } }] };

test.each([
  ['what runs and what it costs', { resource }, {}],
  ['what is called, released and traced', { resource: released }, {}],
  [
    'what watches an account, also from another region',
    {
      resource: {
        ...watched,
        aws_ssm_parameter: { name: { name: '/demo/name', type: 'String', value: 'x' } },
      },
      data: { aws_ssm_parameter: { name: { name: '${aws_ssm_parameter.name.name}' } } },
      output: {
        name: { value: '${data.aws_ssm_parameter.name.insecure_value}' },
        key: { value: '${split(":", aws_kms_key.west.arn)[3]}' },
        vault: { value: '${split(":", aws_backup_vault.west.arn)[3]}' },
      },
    },
    { name: 'x', key: 'us-west-2', vault: 'us-west-2' },
  ],
])('%s is applied, shows no change in a second plan, and is destroyed', async (name, json, outputs) => {
  const root = place.stack(name.replace(/\W+/g, '-'), {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.0' } } },
    provider: {
      aws: [
        { region: 'us-east-1', ...tagsOfAll },
        { region: 'us-west-2', alias: 'us-west-2', ...tagsOfAll },
      ],
    },
    ...json,
  });
  useLocalState(root);
  await root.init();
  await root.run(['apply', '-auto-approve', '-parallelism=20']);
  const standing = await root.stateList();
  expect(await outputsOf(root)).toEqual(outputs);
  expect(effectiveChanges(await root.plan('second.tfplan'))).toEqual([]);
  expect((await root.destroy()).destroyed).toBe(standing.length);
});
