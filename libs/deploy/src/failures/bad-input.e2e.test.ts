import { join } from 'node:path';
import { deadUrl, file, program, serve, temporaryFolder, terraformScript } from '@ashlar/testing';
import { bareEnvironment, type Ended, StagingAccount, startAshlar } from '../staging-account.fixture.js';

let staging: StagingAccount;
beforeAll(async () => {
  staging = await StagingAccount.withStateBackend();
});
afterAll(() => staging.stop());

/** One message, an exit code, and no stack trace. */
function expectRefusal({ code, stdout, stderr }: Ended, expected: number, ...said: readonly string[]): void {
  const output = stdout + stderr;
  expect({ code, output }).toEqual({ code: expected, output: expect.stringContaining(said[0] ?? '') });
  for (const text of said) expect(output).toContain(text);
  expect(output).not.toMatch(/^\s+at /m);
}

/** Answers as AWS does when the token of a session has ended. */
const expiredAws = () =>
  serve((_, response) => {
    response.writeHead(403, { 'content-type': 'text/xml' }).end(
      `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>ExpiredToken</Code>
      <Message>The security token included in the request is expired</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
    );
  });

/** A machine whose only Terraform is too old, which installed none before, and which has no network to do so. */
function machineWithOldTerraform(): NodeJS.ProcessEnv {
  const folder = temporaryFolder();
  const old = program(join(folder, 'terraform-1.5.7'), terraformScript('1.5.7'));
  const cut = file(
    join(folder, 'cut-off.cjs'),
    `globalThis.fetch = () => Promise.reject(new Error('no network'));
     const files = require('node:fs/promises');
     const { access } = files;
     files.access = (path, mode) =>
       String(path).includes('/.cache/terraform/') ? Promise.reject(new Error('not there')) : access(path, mode);`,
  );
  return {
    ...bareEnvironment(),
    PATH: '/nowhere',
    TERRAFORM_BINARY_NAME: old,
    NODE_OPTIONS: `--require=${cut}`,
    CDKTF_OUTDIR: join(folder, 'out'),
  };
}

test.each<[string, readonly string[], number, readonly string[]]>([
  [
    'an unknown stack',
    ['plan', 'omnirapeutic-staging-dsn'],
    1,
    ["there is no stack 'omnirapeutic-staging-dsn'", "did you mean 'omnirapeutic-staging-dns'?"],
  ],
  ['a pattern that fits nothing', ['drift', 'omnirapeutc-*'], 1, ["no stack is like 'omnirapeutc-*'"]],
  ['no stack at all', ['output'], 1, ['no stack is named']],
  [
    'an unknown app',
    ['validate', 'omnirapeutc'],
    1,
    ["no app 'omnirapeutc'", "did you mean 'omnirapeutic'?"],
  ],
  [
    'an unknown environment',
    ['validate', 'state', 'prodution'],
    1,
    ["there is no environment 'prodution'", "did you mean 'production'?"],
  ],
  ['an unknown stack of a doctor', ['doctor', 'state-stagin-backend'], 1, ["mean 'state-staging-backend'?"]],
  ['an unknown option', ['drift', 'state-staging-backend', '--jsn'], 64, ["unknown option '--jsn'"]],
  [
    'a stack that reads from one that is not deployed',
    ['plan', 'omnirapeutic-staging-registry'],
    11,
    ["omnirapeutic-staging-keys, which isn't deployed", 'fix: ashlar apply omnirapeutic-staging-keys'],
  ],
  [
    'outputs of a stack that is not deployed',
    ['output', 'omnirapeutic-staging-keys'],
    11,
    ["it isn't deployed", 'fix: ashlar apply omnirapeutic-staging-keys'],
  ],
  [
    'drift of a stack that is not deployed',
    ['drift', 'omnirapeutic-staging-dns'],
    11,
    ["it isn't deployed", 'fix: ashlar apply omnirapeutic-staging-dns'],
  ],
  [
    "credentials of another account than the stack's",
    ['doctor', 'state-production-backend'],
    13,
    ['state-production-backend is for account 111122223333', 'of account 444455556666'],
  ],
])('%s is one clear message and an exit code', async (_, args, code, said) => {
  expectRefusal(await staging.ashlar(...args), code, ...said);
});

test('an account without a state backend is told how to make it', async () => {
  const bare = await StagingAccount.start();
  const said = "the bucket ashlar-state-444455556666-us-east-1 of the states doesn't exist";
  for (const command of ['plan', 'doctor'])
    expectRefusal(await bare.ashlar(command, 'omnirapeutic-staging-dns'), 11, said, 'apps/state/README.md');
  bare.stop();
});

test.each(['plan', 'output', 'doctor'])(
  '%s on an emulator that does not run exits with 12',
  async (command) => {
    const dead = await deadUrl();
    const env = { ...staging.env, AWS_ENDPOINT_URL: dead };
    const ended = await startAshlar([command, 'omnirapeutic-staging-dns'], env).ended;
    expectRefusal(
      ended,
      12,
      `AWS_ENDPOINT_URL is '${dead}', where nothing answers`,
      'name a running emulator',
    );
  },
);

test.each(['plan', 'output', 'doctor'])('%s with an expired credential exits with 13', async (command) => {
  const env = { ...staging.env, AWS_ENDPOINT_URL: await expiredAws() };
  const ended = await startAshlar([command, 'omnirapeutic-staging-dns'], env).ended;
  expectRefusal(ended, 13, 'the credentials (AWS_ACCESS_KEY_ID of the environment) have expired');
});

test.each(['plan', 'validate', 'doctor'])(
  '%s with a Terraform that is too old exits with 10',
  async (command) => {
    const args = command === 'validate' ? ['state', 'staging'] : ['state-staging-backend'];
    const ended = await startAshlar([command, ...args], machineWithOldTerraform()).ended;
    expectRefusal(ended, 10, '1.5.7 at ', 'is not >=1.11.0 <2.0.0');
  },
);
