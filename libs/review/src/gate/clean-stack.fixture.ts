import type { Attributes, StackJson } from '@ashlar/graph';

export const store = (account = '111122223333') => ({
  bucket: `states-${account}-us-east-1`,
  dynamodb_table: 'locks',
  encrypt: true,
  kms_key_id: `arn:aws:kms:us-east-1:${account}:alias/state`,
  region: 'us-east-1',
  use_lockfile: true,
});

const accounts: Readonly<Record<string, string>> = { production: '111122223333', staging: '444455556666' };

/** A stack as this repository writes them: `stackOf('shop-staging-data')`. */
export function stackOf(name: string, more: Attributes = {}): StackJson {
  const [app = '', environment = '', rest = ''] = name.split('-');
  const account = accounts[environment] ?? '999999999999';
  const key = `${app}/${environment}/${rest}.tfstate`;
  const json = {
    '//': { metadata: { stackName: name, version: '0.21.0', backend: 's3' } },
    terraform: {
      required_version: '>= 1.11.0, < 2.0.0',
      required_providers: { aws: { source: 'aws', version: '6.25.0' } },
      backend: { s3: { ...store(account), key } },
    },
    provider: {
      aws: [{ region: 'us-east-1', allowed_account_ids: [account], default_tags: [{ tags: {} }] }],
    },
    resource: {
      aws_lambda_function: { f: { function_name: 'f', filename: 'assets/f/index.zip' } },
      aws_sqs_queue: { jobs: { name: 'jobs', '//': { metadata: { path: `${name}/jobs/queue` } } } },
      terraform_data: { marker: { input: '${aws_sqs_queue.jobs.arn}' } },
    },
    data: {
      aws_region: { here: {} },
      aws_ssm_parameter: { image: { name: '/aws/service/ami-amazon-linux-latest/al2023' } },
      terraform_remote_state: {
        network: {
          backend: 's3',
          config: { ...store(account), key: `${app}/${environment}/network.tfstate` },
          workspace: '${terraform.workspace}',
        },
      },
    },
    output: {
      queue: { value: '${aws_sqs_queue.jobs.arn}' },
      code: { value: '${filebase64sha256("${path.module}/assets/f/index.zip")}' },
    },
    ...more,
  };
  return { name, json: json as StackJson['json'] };
}

/** Two apps, one of them in two environments. */
export const platform = (): StackJson[] =>
  ['shop-production-data', 'shop-production-network', 'shop-staging-data', 'bank-production-vault'].map(
    (name) => stackOf(name),
  );
