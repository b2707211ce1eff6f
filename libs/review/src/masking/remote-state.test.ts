import type { PlanJson } from '@ashlar/graph';
import { collectSecrets } from './collect-secrets.js';
import { maskFor } from './mask-for.js';

const reading = (outputs: Readonly<Record<string, unknown>>): PlanJson => ({
  prior_state: {
    values: {
      root_module: {
        resources: [
          {
            address: 'data.terraform_remote_state.data',
            mode: 'data',
            type: 'terraform_remote_state',
            values: { backend: 's3', config: { bucket: 'states', key: 'data.tfstate' }, outputs },
            sensitive_values: { outputs: {} },
          },
        ],
      },
    },
  },
});

const secretsOf = (outputs: Readonly<Record<string, unknown>>) =>
  collectSecrets([reading(outputs)]).map(({ text }) => text);

test.each([
  ['greeting', 'let me in'],
  ['shared', 'hunter2hunter2'],
  ['password', 'abcd'],
  ['database', { user: { name: 'app', word: 'l3tme1n!' } }],
  ['list', ['l3tme1n!']],
  ['shared', '/Ab3dE/F9gh'],
  ['bucket_name', 'l3t me in'],
  ['key_name', 'x7Kp2mQ9vL4nR8wT3zYb'],
  ['url', 'https://app:l3tme1n@example.com'],
])('%s of another stack is a secret: nothing says that it is none', (name, value) => {
  expect(secretsOf({ [name]: value })).not.toEqual([]);
});

test.each([
  ['whatever', 'arn:aws:sns:us-east-1:111122223333:alerts'],
  ['whatever', ['subnet-0a1b2c3d4e5f67890', 'subnet-0a1b2c3d4e5f67891']],
  ['whatever', 'records.cluster-abcdefghijkl.us-east-1.rds.amazonaws.com'],
  ['whatever', 'https://example.com/health'],
  ['whatever', '10.0.0.0/16'],
  ['whatever', 'us-east-1a'],
  ['whatever', { enabled: true, port: 5432, mode: 'production' }],
  ['cluster_name', 'omnirapeutic-production-services'],
  ['cross-stack-output-aws_cloudwatch_log_grouprecords_log_group_A44D64E1name', '/aws/rds/records'],
  ['cross-stack-output-aws_cloudwatch_log_groupapi-log_group_756B27EFname', 'omnirapeutic-api'],
  [
    'cross-stack-output-aws_rds_clusterrecords_cluster_5BC40FFCcluster_resource_id',
    'cluster-ABCDEFGHIJKLMN1234567',
  ],
  ['cross-stack-output-aws_lb_target_groupnginx_03D11673arn_suffix', 'targetgroup/nginx/6d0ecf831eec9f09'],
])('%s: %j is none, by its form or its name', (name, value) => {
  expect(secretsOf({ [name]: value })).toEqual([]);
});

test('what a stack reads from another one is hidden in its changes', () => {
  const mask = maskFor([reading({ shared: 'hunter2hunter2' })], { values: 'masked' });
  expect(mask.value('app hunter2hunter2', { names: ['command'], sensitive: false })).toEqual({
    kind: 'value',
    text: 'app (hidden)',
  });
});

describe('outputs for other stacks, each of which CDKTF marks', () => {
  const output = (name: string, value: string): PlanJson => ({
    output_changes: { [name]: { actions: ['create'], before: null, after: value, after_sensitive: true } },
  });
  const seen = (name: string, value: string) =>
    maskFor([output(name, value)], { values: 'masked' }).value(value, { names: [name], sensitive: true });

  test('are shown when they are plainly ids', () => {
    const name = 'cross-stack-output-aws_security_grouprecords_group_6FCF5F96id';
    expect(seen(name, 'sg-0a1b2c3d4e5f67890')).toEqual({ kind: 'value', text: 'sg-0a1b2c3d4e5f67890' });
  });

  test('are hidden when they are not, and other outputs always', () => {
    expect(seen('cross-stack-output-random_passworddb_5BC40FFCresult', 'l3tme1n!')).toEqual({
      kind: 'hidden',
    });
    expect(seen('group', 'sg-0a1b2c3d4e5f67890')).toEqual({ kind: 'hidden' });
  });
});
