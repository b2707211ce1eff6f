import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes } from '../../exit-codes.js';

const root = join(__dirname, '../../../../..');
const corpus = join(root, 'libs/review/corpus');
const planOf = (name: string) => join(corpus, `${name}.plan.json`);
const scratch = mkdtempSync(join(tmpdir(), 'ashlar-review-'));

function review(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/ashlar.mjs', 'review', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

test.each([
  ['no-changes', exitCodes.done, 'none'],
  ['create', exitCodes.changes, 'safe'],
  ['move', exitCodes.changes, 'review'],
  ['aws-table-replaced', exitCodes.danger, 'danger'],
])('the review of %s exits with %i, and its JSON says %s', (name, code, verdict) => {
  const { status, stdout, stderr } = review('--plan', planOf(name), '--format', 'json');
  expect(stderr).toBe('');
  expect(status).toBe(code);
  expect(JSON.parse(stdout)).toMatchObject({ verdict, stacks: [{ name }] });
});

test('reviews of several legs become one, and every format of it is written', () => {
  const parts = ['create', 'aws-table-replaced'].map((name) => {
    const output = join(scratch, `${name}.json`);
    review('--plan', `shop-${name}=${planOf(name)}`, '--format', 'json', '--output', output);
    return output;
  });
  const made = Object.fromEntries(
    ['terminal', 'markdown', 'html', 'json', 'sarif'].map((format) => [
      format,
      review('--review', ...parts, '--format', format),
    ]),
  );
  for (const { status, stdout } of Object.values(made)) {
    expect(status).toBe(exitCodes.danger);
    expect(stdout).toContain('aws_dynamodb_table.orders');
  }
  expect(made['terminal']?.stdout).toMatch(/danger: 2 of 2 stacks change/);
  expect(made['html']?.stdout).toMatch(/^<!doctype html>/);
});

const canaries = JSON.parse(readFileSync(join(corpus, 'canaries.json'), 'utf8')) as Record<string, string[]>;

test('nothing secret of any plan is printed, on either stream', () => {
  const names = Object.keys(canaries);
  for (const format of ['terminal', 'markdown', 'html', 'json', 'sarif']) {
    const { stdout, stderr } = review('--plan', ...names.map(planOf), '--format', format);
    const said = `${stdout}${stderr}`;
    expect(said.length).toBeGreaterThan(1000);
    expect(names.flatMap((name) => canaries[name] ?? []).filter((canary) => said.includes(canary))).toEqual(
      [],
    );
  }
});

function synthesized(...words: readonly string[]): string {
  const folder = mkdtempSync(join(scratch, 'synthesis-'));
  spawnSync(process.execPath, ['bin/ashlar.mjs', 'synth', ...words, '--output', join(folder, 'out')], {
    cwd: root,
  });
  return join(folder, 'out');
}

test('stacks that are gone are a danger until somebody has decided, although there is nothing to plan', () => {
  const sides = ['--base-synthesis', synthesized('state'), '--synthesis', synthesized('state', 'production')];
  const gone = review(...sides);
  expect(gone.stdout).toMatch(/state-staging-backend: is gone: its 11 resources/);
  expect(gone.stdout).toContain('moveState');
  expect(gone.status).toBe(exitCodes.danger);

  const others = ['edgarproduction', 'edgarstaging', 'staging'];
  const stacks = others.flatMap((name) => [`state-${name}-backend`, `state-${name}-review`]);
  const decided = stacks.map((stack) => ({
    ...{ stack, resolution: 'destroy', owner: 'ann', until: '2999-12-31' },
    reason: 'staging has moved to another account',
  }));
  const resolutions = file('resolutions.json', JSON.stringify(decided));
  const told = review(...sides, '--resolutions', resolutions);
  expect(told.stdout).toContain('destroy, as ann has decided');
  expect(told.status).toBe(exitCodes.changes);
  const wrong = review(
    ...sides,
    '--resolutions',
    file('wrong.json', '[{"stack":"x","resolution":"ignore"}]'),
  );
  expect(wrong.stderr).toContain('use one of destroy, moveState, forget');
  expect(wrong.status).toBe(exitCodes.refused);
});

const file = (name: string, text: string) => {
  writeFileSync(join(scratch, name), text);
  return join(scratch, name);
};

test.each<[string, () => readonly string[], number, readonly string[]]>([
  [
    'files that are no plans',
    () => [
      '--plan',
      join(scratch, 'nowhere.json'),
      file('state.json', '{"format_version":"1.0"}'),
      file('x.json', '{'),
    ],
    1,
    ['there is no such file', 'it is a state, or no plan', 'it holds no JSON'],
  ],
  ['a saved plan', () => ['--plan', file('x.tfplan', 'PK\u0003\u0004')], 1, ['terraform show -json']],
  [
    'one plan twice',
    () => ['--plan', planOf('create'), planOf('create')],
    1,
    ['two plans are of stack create'],
  ],
  ['a plan as a review', () => ['--review', planOf('create')], 1, ['its schemaVersion is undefined']],
  [
    'a plan set of a plan',
    () => ['--plan', planOf('create'), '--plan-set', planOf('create')],
    1,
    ['`ashlar plan-set create`'],
  ],
  [
    'a rehearsal that is none',
    () => ['--plan', planOf('create'), '--rehearsal', planOf('create')],
    1,
    ['it is no rehearsal', 'ashlar rehearse --from'],
  ],
  [
    'options that contradict each other',
    () => ['--plan', planOf('create'), '--base', 'main', '--link', 'https://example.com'],
    1,
    ['--base and --plan are together', '--link is of Markdown'],
  ],
  ['a pattern that is none', () => ['--plan', planOf('create'), '--hide', '('], 1, ['(']],
  [
    'an unknown format',
    () => ['--plan', planOf('create'), '--format', 'pdf'],
    64,
    ["argument 'pdf' is invalid"],
  ],
])('%s: one message', (_, args, code, said) => {
  const { status, stdout, stderr } = review(...args());
  for (const words of said) expect(stderr).toContain(words);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stdout).toBe('');
  expect(status).toBe(code);
});

test('what is refused writes no file', () => {
  const output = join(scratch, 'refused.md');
  review('--plan', file('y.json', '{'), '--format', 'markdown', '--output', output);
  expect(existsSync(output)).toBe(false);
});
