import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@ashlar/testing';
import { handMadeOutput } from '../hand-made-output.fixture.js';
import { StagingAccount } from '../staging-account.fixture.js';

let staging: StagingAccount;
beforeAll(async () => (staging = await StagingAccount.withStateBackend()));
afterAll(() => staging.stop());

const ashlar = (...args: string[]) => staging.ashlar(...args, '--skip-synth');

const parameter = (name: string, description = 'ours') => ({
  ...{ name: `/${name}`, type: 'String', value: 'hush-hush', description },
});
const synthesized = (more: object = {}) =>
  handMadeOutput(staging.outdir, [
    {
      name: 'params',
      json: {
        provider: { aws: [{ region: 'us-east-1' }] },
        resource: {
          aws_ssm_parameter: { changed: parameter('changed'), gone: parameter('gone'), ...more },
        },
      },
    },
  ]);

test('what was changed by hand and what the code would change are told apart, and no value is told', async () => {
  synthesized();
  expect(await ashlar('apply', 'params', '--auto-approve')).toMatchObject({ code: 0 });
  const ask = (target: string, body: object) =>
    staging.call('ssm', 'POST', '/', { target: `AmazonSSM.${target}`, body: JSON.stringify(body) });
  await ask('PutParameter', { Name: '/changed', Value: 'hush-theirs', Overwrite: true });
  await ask('DeleteParameter', { Name: '/gone' });
  synthesized({ added: parameter('added') });

  const { code, stdout } = await ashlar('drift', 'params', '--json', '--no-lock');
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject([
    {
      stack: 'params',
      drift: [
        {
          address: 'aws_ssm_parameter.changed',
          cause: 'hand',
          attributes: expect.arrayContaining(['value']),
        },
        { address: 'aws_ssm_parameter.gone', what: 'deleted', cause: 'hand' },
      ],
      unapplied: [{ address: 'aws_ssm_parameter.added', action: 'create' }],
    },
  ]);
  expect(stdout).not.toContain('hush');
});

test('drift that is meant to be is ignored until its last day', async () => {
  synthesized();
  const [ignore, checked] = ['ignore.json', 'checked.json'].map((name) => join(temporaryFolder(), name));
  const entry = { address: 'aws_ssm_parameter.*', attribute: '*', owner: 'shop', reason: 'a test' };
  writeFileSync(ignore as string, JSON.stringify([{ ...entry, until: '2999-01-01' }]));
  const options = ['--ignore', String(ignore), '--checked', String(checked), '--limit', '1'];
  expect(await ashlar('drift', 'params', ...options)).toMatchObject({
    ...{ code: 0, stdout: expect.stringContaining('2 ignored') },
  });
  writeFileSync(ignore as string, JSON.stringify([{ ...entry, until: '2020-01-01' }]));
  expect(await ashlar('drift', 'params', ...options)).toMatchObject({
    ...{ code: 1, stderr: expect.stringContaining('has expired on 2020-01-01') },
  });

  writeFileSync(ignore as string, JSON.stringify([{ ...entry, address: 'aws_x.*', until: '2999-01-01' }]));
  expect(await ashlar('drift', '*', '--ignore', String(ignore))).toMatchObject({
    ...{ code: 2, stderr: expect.stringContaining('nothing is like aws_x.*, *') },
  });
});
