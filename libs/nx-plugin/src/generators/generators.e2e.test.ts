import { CheckoutCopy } from './checkout-copy.fixture.js';

const checkout = new CheckoutCopy();
afterAll(() => checkout.dispose());

const generate = (generator: string, ...args: string[]) =>
  checkout.run('nx', 'generate', `./libs/nx-plugin:${generator}`, ...args);

const passes = (program: string, ...args: string[]) =>
  expect(checkout.run(program, ...args)).toMatchObject({ code: 0 });

/** An account and a region in which nothing is yet. A number would have no zero at its front. */
const PLACE = ['--account=012345678901', '--region=eu-central-1'];

const WRITTEN = [
  ...['README.md', 'src/app.ts', 'src/environments.ts', 'src/main.ts', 'stacks.json', 'tsconfig.json'].map(
    (file) => `apps/shop/${file}`,
  ),
  ...['alerts', 'jobs'].flatMap((name) => [
    `apps/shop/src/stacks/${name}.test.ts`,
    `apps/shop/src/stacks/${name}.ts`,
  ]),
  'apps/state/src/environments.ts',
  'apps/state/stacks.json',
  ...['README.md', 'src/event-bus.test.ts', 'src/event-bus.ts', 'src/index.ts', 'tsconfig.json'].map(
    (file) => `libs/aws/event-bus/${file}`,
  ),
  'libs/policy/src/packs/house.ts',
  ...['test.ts', 'ts'].map((ending) => `libs/policy/src/rules/data/queue-encrypted.${ending}`),
];

test('a dry run says what would be written, and writes nothing', () => {
  const { code, said } = generate('app', 'shop', '--account=123456789012', '--dry-run');
  expect(code).toBe(0);
  expect(said).toContain('CREATE apps/shop/src/app.ts');
  expect(said).not.toContain('Next:');
  expect(checkout.changed()).toEqual([]);
});

test('what is wrong is said at once, and nothing is written', () => {
  const { code, said } = generate('app', 'Shop', '--account=12', '--region=us-esat-1');
  expect(code).toBe(1);
  for (const problem of ["name is 'Shop'", "account is '12'", "region is 'us-esat-1'"])
    expect(said).toContain(problem);
  expect(checkout.changed()).toEqual([]);
});

describe('an app, a stack, a module and a rule, as they are generated', () => {
  beforeAll(() => {
    for (const [generator, ...args] of [
      ['app', 'shop', ...PLACE],
      ['stack', 'jobs', '--app=shop'],
      ['module', 'event-bus'],
      ['rule', 'queue-encrypted', '--area=data'],
    ] as [string, ...string[]][]) {
      const { code, said } = generate(generator, ...args);
      expect(said).toContain('Next:');
      expect(code).toBe(0);
    }
  });

  test('are these files', () => {
    expect(checkout.changed()).toEqual([...WRITTEN].sort());
  });

  test('are for the account and region that was said, where the state app gets a bucket', () => {
    for (const file of ['apps/shop/src/environments.ts', 'apps/state/src/environments.ts'])
      expect(checkout.read(file)).toMatch(/account: '012345678901',\s+region: 'eu-central-1'/);
  });

  test('are formatted', () => passes('prettier', '--check', ...WRITTEN));

  test('have the types that the house demands, the example in the README too', () => {
    const [, example = ''] = /```ts\n([^]*?)```/.exec(checkout.read('libs/aws/event-bus/README.md')) ?? [];
    expect(example).toContain('new EventBus(');
    checkout.write('.cache/types/example.ts', example);
    const sources = WRITTEN.filter((file) => file.endsWith('.ts')).map((file) => `../../${file}`);
    const config = { extends: '../../tsconfig.base.json', files: ['example.ts', ...sources] };
    checkout.write('.cache/types/tsconfig.json', JSON.stringify(config));
    passes('tsc', '-p', '.cache/types');
  });

  test('pass lint', () =>
    passes('node', 'scripts/lint.mjs', ...WRITTEN.filter((file) => file.endsWith('.ts'))));

  test('pass their own tests, and those of the packs of rules', () => {
    const tests = WRITTEN.filter((file) => file.endsWith('.test.ts'));
    const around = ['apps/state/', 'libs/policy/src/packs/'];
    passes('jest', ...tests, ...around, '--selectProjects', 'unit');
  });

  test('synthesize, the app alone', () => {
    const { code, said } = checkout.run('node', 'bin/ashlar.mjs', 'synth', 'shop', '--output', '.cache/shop');
    expect(code).toBe(0);
    expect(said).toContain('4 stacks, 12 resources');
  });

  test('synthesize, all apps together: every state has a bucket, and the inventories are up to date', () =>
    passes('nx', 'sync:check'));
});
