import { type Diagnostic, TerraformFailed } from '@ashlar/terraform';
import { explainFailure } from './explain-failure.js';
import { trueTexts } from './true-texts.fixture.js';

const explain = (diagnostics: Diagnostic | readonly Diagnostic[], env: NodeJS.ProcessEnv = {}) =>
  explainFailure(new TerraformFailed('plan', [diagnostics].flat()), {
    stack: 'omnirapeutic-staging-registry',
    folder: `${process.cwd()}/cdktf.out/stacks/omnirapeutic-staging-registry`,
    env,
    now: new Date('2026-11-21T16:10:00Z'),
  });

test('a stack that it reads from is named, with the command that deploys it', () => {
  const error = explain(trueTexts.noRemoteState);
  expect(error.exitCode).toBe(11);
  expect(error.message).toMatchInlineSnapshot(`
    "omnirapeutic-staging-registry (terraform plan) has a problem:
      it reads from omnirapeutic-staging-keys, which isn't deployed
        fix: ashlar apply omnirapeutic-staging-keys"
  `);
});

test('a lock comes with its holder, its age and what to do about it', () => {
  const error = explain(trueTexts.locked);
  expect(error.exitCode).toBe(6);
  expect(error.message).toMatchInlineSnapshot(`
    "omnirapeutic-staging-registry (terraform plan) has a problem:
      its state is locked: by ann@laptop since 2026-11-21 16:06:54 UTC (3 minutes), for apply with Terraform 1.11.4, lock f4ca9fff-e147-c6dc-8ec5-c4576ed983b2; whether it is alive is not known here
        fix: ask ann@laptop; only if that process is gone: terraform -chdir=cdktf.out/stacks/omnirapeutic-staging-registry force-unlock -force f4ca9fff-e147-c6dc-8ec5-c4576ed983b2"
  `);
});

test.each<[keyof typeof trueTexts, number, string, string]>([
  [
    'emptyRemoteState',
    11,
    'the output cross-stack-output-aws_kms_keylogs_key_277A46BCarn of omnirapeutic-staging-keys, which isn',
    'fix: ashlar apply omnirapeutic-staging-keys',
  ],
  [
    'noBucket',
    11,
    "the bucket ashlar-state-444455556666-us-east-1 of the states doesn't",
    'apps/state/README',
  ],
  ['noTable', 11, "the table ashlar-state-locks of the locks doesn't exist", 'apps/state/README.md'],
  ['deadPort', 12, 'nothing answers at 127.0.0.1:9 (connection refused)', 'connect to the internet'],
  ['noNetwork', 12, 'nothing answers at sts.us-east-1.amazonaws.com (no such host)', 'HTTPS_PROXY'],
  ['noCredentials', 13, 'there are no credentials', 'set AWS_PROFILE'],
  ['expired', 13, 'the credentials (the default profile) have expired', 'aws sso login'],
  ['forPeople', 13, 'the credentials (the default profile) have expired', 'aws sso login'],
  ['wrongKey', 13, "AWS doesn't know the credentials (the default profile)", 'aws sso login'],
  ['ssoNever', 13, 'the session of IAM Identity Center (the default profile) has ended', 'aws sso login'],
  ['ssoEnded', 13, 'the session of IAM Identity Center (the default profile) has ended', 'aws sso login'],
  ['noProfile', 13, "AWS's configuration has no profile 'devv'", 'list-profiles'],
  ['otherAccount', 13, 'are for account 444455556666, and the stack is for another', "the stack's account"],
  ['otherAccountOfState', 13, 'are for account 444455556666', "use credentials of the stack's account"],
  [
    'tooOld',
    10,
    'Terraform 1.11.4 is not what the stack asks for: >= 1.12.0, < 2.0.0',
    'TERRAFORM_BINARY_NAME',
  ],
  ['notInMirror', 10, 'there is no hashicorp/aws 6.25.0', 'terraform providers mirror'],
  ['noRegistry', 10, "the provider hashicorp/aws can't be downloaded: failed to", 'ASHLAR_PROVIDER_MIRROR'],
  ['lockFile', 10, '/.terraform.lock.hcl keeps another version of the provider hashicorp/aws', 'remove that'],
  ['stalePlan', 5, 'the saved plan is stale', 'fix: ashlar plan omnirapeutic-staging-registry'],
  ['protected', 1, 'aws_kms_key.logs_key_277A46BC would be destroyed', 'lift its protection'],
  ['bucketOfResource', 1, 'aws_s3_bucket_policy.logs: putting S3 Bucket Policy: NoSuchBucket', 'mend what'],
  ['otherAttribute', 1, 'Unsupported attribute', 'mend what Terraform complains about'],
])('%s exits with %i: %s', (name, code, what, fix) => {
  const { message, exitCode } = explain(trueTexts[name]);
  expect({ message, exitCode }).toEqual({ message: expect.stringContaining(what), exitCode: code });
  expect(message).toContain(fix);
});

test('what is said names the emulator and the profile of the environment, and never a key', () => {
  const env = {
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    AWS_PROFILE: 'dev',
  };
  expect(explain(trueTexts.deadPort, env).message).toContain(
    'start the emulator that AWS_ENDPOINT_URL names (http://127.0.0.1:9)',
  );
  expect(explain(trueTexts.ssoEnded, env).message).toContain('fix: aws sso login --profile dev');
  const keys = explain(trueTexts.expired, {
    AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  });
  expect(keys.message).toContain('(AWS_ACCESS_KEY_ID of the environment) have expired');
  expect(keys.message).not.toMatch(/ASIA|wJalr/);
});

test('what is said twice is told once, and what has to be mended first gives the exit code', () => {
  const error = explain([
    trueTexts.stalePlan,
    trueTexts.noRemoteState,
    trueTexts.noRemoteState,
    trueTexts.expired,
  ]);
  expect(error.exitCode).toBe(13);
  expect(error.findings[0]?.problems.map(({ what }) => what)).toEqual([
    expect.stringContaining('the saved plan is stale'),
    expect.stringContaining("omnirapeutic-staging-keys, which isn't deployed"),
    expect.stringContaining('have expired'),
  ]);
});

test('a value that Terraform quotes is neither in the message nor in what ASHLAR_DEBUG=1 prints', () => {
  const detail = 'InvalidParameterValue: MasterUserPassword: hunter2 is too short';
  const error = explain({ summary: 'creating RDS Cluster', detail, address: 'aws_rds_cluster.records' });
  expect(error.message).toContain('aws_rds_cluster.records: creating RDS Cluster');
  expect(error.message + String((error.cause as Error).stack)).not.toContain('hunter2');
});

test.each([
  'Resource precondition failed',
  'Resource postcondition failed',
  'Module output value precondition failed',
  'Check block assertion failed',
  'Invalid value for variable',
])('%s: what its author lets it say may hold values, and is not told', (summary) => {
  const error = explain({ summary, detail: 'v Zq7wLonGsecretV4lue', address: 'aws_x.y' });
  expect(error.message).toContain(`aws_x.y: ${summary}`);
  expect(error.message + String((error.cause as Error).stack)).not.toContain('Zq7w');
});

test('a failure without a word is a failure all the same', () => {
  expect(explain({ summary: '' })).toMatchObject({
    exitCode: 1,
    message: expect.stringContaining('it ended without a word'),
  });
});
