import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformJson } from '@ashlar/graph';
import type { PlanSet } from '@ashlar/review';
import { temporaryFolder } from '@ashlar/testing';
import { handMadeOutput, outputOf } from '../hand-made-output.fixture.js';
import { StagingAccount, startAshlar } from '../staging-account.fixture.js';
import { digest } from '../place/work-folder.js';
import { OneWayBucket, type Way } from './one-way-bucket.fixture.js';

let staging: StagingAccount;
let bucket: OneWayBucket;
const files = temporaryFolder();
const STORE = ['--store', 's3://plan-store/shop/7'];

beforeAll(async () => {
  staging = await StagingAccount.withStateBackend();
  await staging.call('s3', 'PUT', '/plan-store');
  bucket = await OneWayBucket.before(String(staging.env['AWS_ENDPOINT_URL']), 'plan-store');
});
afterAll(() => {
  bucket.close();
  staging.stop();
});

/** `ashlar` in a role that may only put plans, or only get them. */
function ashlar(way: Way, ...args: string[]) {
  bucket.way = way;
  const env = { ...staging.env, AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL_S3: bucket.endpoint };
  return startAshlar([...args, '--skip-synth'], env).ended;
}
const containing = (text: string | RegExp) => expect.stringMatching(text);

/** Two readers: what one reads changes it, and what the other reads replaces it. */
function synthesized({ input = 'hush-hush', version = 1, meanwhile = 'true' } = {}) {
  const provisioner = [{ 'local-exec': { command: meanwhile } }];
  const base: TerraformJson = {
    resource: {
      terraform_data: { one: { input, triggers_replace: version, provisioner }, two: { input: 'hush-hush' } },
    },
    output: { id: { value: '${terraform_data.one.id}' } },
  };
  const reader = (attribute: string): TerraformJson => ({
    resource: { terraform_data: { only: { [attribute]: outputOf('base', 'id') } } },
  });
  handMadeOutput(staging.outdir, [
    { name: 'base', json: base },
    { name: 'reader', dependencies: ['base'], json: reader('input') },
    { name: 'follower', dependencies: ['base'], json: reader('triggers_replace') },
  ]);
}

/** Plans, after whoever holds a lock of a state; says what kept it from that. */
async function planned(...args: string[]) {
  const { code, stdout, stderr } = await ashlar('put', 'plan', ...args, '--lock-timeout', '30s');
  expect(code === 0 ? '' : stderr).toBe('');
  return { code, stdout };
}

/** Plans stacks, keeps the plans in the bucket, and gives the hash of the set. */
async function planSet(...stacks: string[]): Promise<string> {
  const { stdout } = await planned(...stacks, ...STORE);
  const [, hash = stdout] = /plan set ([0-9a-f]{64})/.exec(stdout) ?? [];
  expect(stdout).toContain(`ashlar apply --plan-set ${hash} ${STORE.join(' ')}\n`);
  expect(stdout).not.toContain('--planned');
  return hash;
}

/** What somebody does meanwhile, with Terraform alone. */
async function replacedMeanwhile(address: string) {
  const { stdout } = await planned('base', '--json');
  const [{ folder }] = JSON.parse(stdout) as [{ folder: string }];
  const args = ['apply', '-auto-approve', '-input=false', `-replace=${address}`, `-target=${address}`];
  const { status, stderr } = spawnSync('terraform', args, {
    cwd: folder,
    env: staging.env,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toMatchObject({ status: 0 });
}

test('stacks that nobody has deployed are one set: what reads from others is planned after them', async () => {
  synthesized();
  const hash = await planSet('*');
  expect(await ashlar('get', 'verify', hash, ...STORE)).toMatchObject({ code: 0 });
  const { code, stdout } = await ashlar('get', 'apply', '--plan-set', hash, ...STORE);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: containing(/│ base +│ 2 created/) });
  expect(stdout).toMatch(/│ follower +│ 1 created/);
  const again = await ashlar('get', 'apply', '--plan-set', hash, ...STORE);
  expect(again).toMatchObject({ code: 0, stdout: containing(/│ base +│ no changes/) });
  const alone = join(files, 'alone.json');
  synthesized({ input: 'hush-else' });
  expect(await ashlar('put', 'plan', 'base', ...STORE, '--plan-set-file', alone)).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(alone, 'utf8'))).toMatchObject({ plans: [{ hasChanges: true }] });
});

test('plans that several machines have put into a store are one set, and no other right is needed', async () => {
  synthesized({ input: 'hush-too' });
  const legs = ['base', 'reader'].map((stack) => [stack, join(files, `${stack}.json`)] as const);
  for (const [stack, identities] of legs)
    expect(
      await ashlar('put', 'plan', stack, ...STORE, '--identities', identities, '--head', 'abc'),
    ).toMatchObject({ code: 0 });
  const names = legs.map(([, file]) => file);
  const out = join(files, 'plan-set.json');
  const created = await startAshlar(
    ['plan-set', 'create', ...STORE, '--out', out, '--identities', ...names],
    { ...staging.env, AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL_S3: bucket.endpoint },
  ).ended;
  expect(created).toMatchObject({ code: 0, stdout: containing(/^[0-9a-f]{64}\n$/) });
  expect([...names, out].map((file) => readFileSync(file, 'utf8')).join()).not.toContain('hush-hush');

  const hash = created.stdout.trim();
  expect(await ashlar('get', 'verify', out, ...STORE)).toMatchObject({
    ...{ code: 0, stdout: containing('2 of 2 plans can be applied') },
  });
  // The commit that is applied is another one, with the same Terraform JSON.
  expect(await ashlar('get', 'apply', '--plan-set', hash, ...STORE)).toMatchObject({
    ...{ code: 0, stdout: containing(/│ base +│ 1 updated/) },
  });
  expect(new Set(bucket.asked)).toEqual(new Set(['PUT', 'GET']));
  expect(await ashlar('put', 'apply', '--plan-set', hash, ...STORE)).toMatchObject({
    ...{ code: 13, stderr: containing('let the role have s3:GetObject') },
  });
});

test('a plan whose state was changed since is refused, or applied when a new one does the same', async () => {
  synthesized({ input: 'other' });
  const hash = await planSet('base');
  await replacedMeanwhile('terraform_data.two');
  expect(await ashlar('get', 'verify', hash, ...STORE)).toMatchObject({
    ...{ code: 5, stdout: containing('its state was changed after it was planned') },
  });
  expect(await ashlar('get', 'apply', '--plan-set', hash, ...STORE)).toMatchObject({
    ...{ code: 5, stderr: containing('planned anew, it does the same') },
  });
  const equivalent = ['--on-equivalent-replan', 'apply'];
  expect(await ashlar('get', 'apply', '--plan-set', hash, ...STORE, ...equivalent)).toMatchObject({
    ...{ code: 0, stdout: containing('1 updated') },
  });
  expect(await ashlar('get', 'apply', '--plan-set', hash, ...STORE)).toMatchObject({
    ...{ code: 0, stdout: containing('no changes') },
  });
});

test('a plan that would do something else by now is refused, with what it would do', async () => {
  synthesized({ input: 'third' });
  const hash = await planSet('base');
  synthesized({ input: 'hush-between' });
  expect(await ashlar('put', 'apply', 'base', '--auto-approve')).toMatchObject({ code: 0 });
  synthesized({ input: 'third' });
  const refused = await ashlar(
    'get',
    'apply',
    '--plan-set',
    hash,
    ...STORE,
    '--on-equivalent-replan',
    'apply',
  );
  expect(refused).toMatchObject({
    code: 5,
    stderr: containing(/terraform_data\.one: update with other values \(input/),
  });
  expect(refused.stdout + refused.stderr).not.toContain('third');
});

test('a reader of what changes is planned after that, and applied unless it takes away something', async () => {
  expect(await ashlar('put', 'apply', '*', '--auto-approve')).toMatchObject({ code: 0 });
  synthesized({ input: 'third', version: 2 });
  const hash = await planSet('*');
  const { code, stdout } = await ashlar('get', 'apply', '--plan-set', hash, ...STORE);
  expect({ code, stdout }).toMatchObject({ code: 3, stdout: containing(/│ base +│ 1 created, 1 destroyed/) });
  expect(stdout).toMatch(/│ reader +│ 1 updated/);
  expect(stdout).toContain('it reads id of base, which this set changes; planned after that, it would:');
  expect(stdout).toContain('replace terraform_data.only');
});

test('Terraform JSON that somebody writes while a set is applied is not applied', async () => {
  const { stdout } = await planned('reader', '--json');
  const [{ folder }] = JSON.parse(stdout) as [{ folder: string }];
  const file = join(folder, 'cdk.tf.json');
  synthesized({ version: 3, meanwhile: `sed -i 's/"only":/"unseen":{"input":"x"},"only":/' '${file}'` });
  const kept = join(files, 'meanwhile.json');
  const keep = ['--plan-set-file', kept];
  await planned('base', 'reader', ...STORE, ...keep);
  const { hash, plans } = JSON.parse(readFileSync(kept, 'utf8')) as PlanSet;
  const refused = await ashlar('get', 'apply', '--plan-set', hash, ...STORE);
  expect(refused).toMatchObject({
    code: 5,
    stdout: containing('written anew while the set was being applied'),
  });
  expect(readFileSync(file, 'utf8')).toContain('unseen');
  expect(existsSync(join(folder, 'ashlar.tfplan'))).toBe(false);

  const content = Buffer.from('of somebody else');
  const deferred = `shop/7/reader/${plans[1]?.identity.planFileSha256.slice(0, 16)}/plan.tfplan`;
  await bucket.replace(deferred, content, { 'x-amz-meta-sha256': digest(content) });
  expect(await ashlar('get', 'verify', hash, ...STORE)).toMatchObject({
    ...{ code: 5, stdout: containing('reader has a problem:\n  its saved plan is not the file') },
  });
});

test('a saved plan that was changed in the store is not applied, and none of other code', async () => {
  synthesized({ input: 'fourth', version: 2 });
  const kept = join(files, 'kept.json');
  await planned('base', ...STORE, '--plan-set-file', kept);
  const { hash, plans } = JSON.parse(readFileSync(kept, 'utf8')) as PlanSet;
  const apply = () => ashlar('get', 'apply', '--plan-set', hash, ...STORE);

  synthesized({ input: 'fifth', version: 2 });
  expect(await apply()).toMatchObject({ code: 5, stderr: containing('its Terraform JSON is another') });
  synthesized({ input: 'fourth', version: 2 });

  const key = `shop/7/base/${plans[0]?.identity.planFileSha256.slice(0, 16)}/plan.tfplan`;
  const content = Buffer.from('of somebody else');
  await bucket.replace(key, content);
  expect(await apply()).toMatchObject({ code: 5, stderr: containing('is not what was put there') });
  await bucket.replace(key, content, { 'x-amz-meta-sha256': digest(content) });
  expect(await apply()).toMatchObject({
    ...{ code: 5, stderr: containing('its saved plan is not the file that was reviewed') },
  });
});

test('another machine applies a plan with the very provider that it was made with', async () => {
  const parameter = { name: '/hush', type: 'String', value: 'hush-hush' };
  handMadeOutput(staging.outdir, [
    {
      name: 'params',
      json: {
        provider: { aws: [{ region: 'us-east-1' }] },
        resource: { aws_ssm_parameter: { one: parameter } },
      },
    },
  ]);
  const { stdout, stderr } = await ashlar('put', 'plan', 'params', ...STORE, '--json');
  const [{ folder }] = JSON.parse(stdout) as [{ folder: string }];
  const [, hash = ''] = /plan set ([0-9a-f]{64})/.exec(stderr) ?? [];
  rmSync(folder, { recursive: true });
  expect(await ashlar('get', 'apply', '--plan-set', hash, ...STORE)).toMatchObject({
    ...{ code: 0, stdout: containing('1 created') },
  });
  expect(existsSync(join(folder, 'ashlar.tfplan'))).toBe(false);
});
