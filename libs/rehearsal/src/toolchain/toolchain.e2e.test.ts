import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cliConfiguration, thisPlatform } from '@ashlar/terraform';
import { file, program, temporaryFolder } from '@ashlar/testing';
import { prepareToolchain } from './toolchain.js';

test('the prepared Terraform takes the AWS provider from the mirror alone', async () => {
  const root = temporaryFolder();
  const mirror = join(root, 'mirror');
  const provider = join(mirror, 'registry.terraform.io/hashicorp/aws/5.100.0', thisPlatform());
  program(join(provider, 'terraform-provider-aws_v5.100.0_x5'), 'exit 0');
  const { terraform } = await prepareToolchain({ root, env: process.env, report: () => undefined });
  const init = (version: string) => {
    const folder = join(root, version);
    file(
      join(folder, 'main.tf.json'),
      JSON.stringify({ terraform: { required_providers: { aws: { source: 'hashicorp/aws', version } } } }),
    );
    const env = {
      ...process.env,
      TF_CLI_CONFIG_FILE: file(join(root, 'terraform.rc'), cliConfiguration(mirror)),
    };
    return spawnSync(terraform.path, ['init', '-no-color'], { cwd: folder, env, encoding: 'utf8' });
  };

  expect(init('5.100.0')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Installing hashicorp/aws v5.100.0'),
  });
  expect(init('5.99.0')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no available releases match'),
  });
}, 600_000);
