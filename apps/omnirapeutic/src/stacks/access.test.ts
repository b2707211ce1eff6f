import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { Instance } from '@cdktf/provider-aws/lib/instance/index.js';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template/index.js';
import { SsmDocument } from '@cdktf/provider-aws/lib/ssm-document/index.js';
import { environmentOf, stacksOf } from '../platform.fixture.js';

const production = stacksOf(environmentOf('production'))['access'];

test('ORP-14: the bastion stands in a private app subnet, without a key or an address', () => {
  const instance = production?.one(Instance);
  expect(instance).toMatchObject({
    associate_public_ip_address: false,
    subnet_id: expect.stringContaining('network_app-us-east-1a_subnet'),
  });
  expect(instance).not.toHaveProperty('key_name');
});

test('ORP-14: its metadata asks for a token, its volume is encrypted, its sessions are logged', () => {
  expect(production?.one(LaunchTemplate)).toMatchObject({
    metadata_options: { http_tokens: 'required' },
    block_device_mappings: [{ ebs: { encrypted: 'true', kms_key_id: expect.stringContaining('logs_key') } }],
  });
  expect(String(production?.one(SsmDocument)['content'])).toContain('cloudWatchEncryptionEnabled');
  expect(production?.all(IamRolePolicy)).toEqual([]);
});

test('ORP-25: the id of the bastion is an output, and so is the policy of those who may use it', () => {
  expect(production?.json.output).toMatchObject({
    bastion_id: { value: expect.stringMatching(/^\$\{aws_instance\./) },
    operator_policy_arn: { value: expect.stringMatching(/^\$\{aws_iam_policy\.bastion_operators/) },
    session_document: { value: expect.stringMatching(/^\$\{aws_ssm_document\./) },
  });
});
