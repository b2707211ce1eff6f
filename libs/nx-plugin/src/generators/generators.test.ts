import type { Tree } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { app, module as awsModule, rule, stack } from './index.js';

const APP = `import type { AppDefinition } from '@ashlar/core';
import { environments } from './environments.js';

export const app: AppDefinition = {
  name: 'shop',
  environments,
  build(target) {},
};
`;

// Jest can't load Prettier, which is an ES module.
beforeAll(() => (process.env['NX_SKIP_FORMAT'] = 'true'));
afterAll(() => delete process.env['NX_SKIP_FORMAT']);

const FILES: Readonly<Record<string, string>> = {
  'apps/shop/src/app.ts': APP,
  'apps/state/src/app.ts': APP,
  'apps/state/src/environments.ts': 'export const environments = [];\n',
  'libs/aws/network/src/index.ts': '',
  'libs/core/src/index.ts': '',
  'libs/policy/src/index.ts': '',
  'libs/policy/src/packs/hipaa-rule-ids.ts': "export const hipaaRuleIds = ['ALB_WAF_ENABLED'];\n",
  'libs/policy/src/packs/house.ts': 'export const house: Pack = { rules: [] };\n',
  'libs/policy/src/rules/judged.fixture.ts': '',
  'libs/policy/src/rules/data/queue-encrypted.ts': '',
  'libs/policy/src/rules/reading/demand.ts': '',
  'libs/policy/src/rules/s3/s3-rules.ts': '',
};

function workspace(files: Readonly<Record<string, string>> = {}): Tree {
  const tree = createTree();
  for (const [file, text] of Object.entries({ ...FILES, ...files })) tree.write(file, text);
  return tree;
}

const written = (tree: Tree) => tree.listChanges().map(({ path, content }) => `${path}\n${String(content)}`);

/** What a generator says of input that can't work. Whatever it wrote before that is a mistake. */
async function refused(generate: (tree: Tree) => Promise<unknown>, tree = workspace()): Promise<string> {
  const before = written(tree);
  const message = await generate(tree).then(
    () => 'it was not refused',
    (error: Error) => error.message,
  );
  expect(written(tree)).toEqual(before);
  return message;
}

test('everything that is wrong with an app is said at once', async () => {
  const wrong = {
    name: 'apps/Shop',
    environments: ['prod', 'prod', 'Pre_Prod'],
    account: 1234,
    region: 'us-esat-1',
  };
  expect(await refused((tree) => app(tree, wrong))).toMatchInlineSnapshot(`
    "app 'apps/Shop' has 5 problems:
      name is the path 'apps/Shop'
        fix: use one word of lower-case letters and digits, a letter first, at most 16 characters: 'shop'
      environments has 'prod' twice
        fix: name it once
      an environment is 'Pre_Prod'
        fix: use one word of lower-case letters and digits, a letter first, at most 16 characters: 'preprod'
      account is '1234'
        fix: use the 12 digits of an AWS account
      region is 'us-esat-1'
        fix: use an AWS region: 'us-east-1'"
  `);
});

test('everything that is wrong with a rule is said at once', async () => {
  const wrong = { id: 'QueueEncrypted', area: 'datas', resource: 'Queue', attribute: 'kms key' };
  expect(await refused((tree) => rule(tree, wrong))).toMatchInlineSnapshot(`
    "rule 'QueueEncrypted' has 4 problems:
      id is 'QueueEncrypted'
        fix: use lower-case words joined by hyphens: 'queue-encrypted'
      there is no area 'datas'
        fix: use one of data, s3
      resource is 'Queue'
        fix: use Terraform's word for it: 'aws_sqs_queue'
      attribute is 'kms key'
        fix: use Terraform's word for it: 'kms_master_key_id'"
  `);
});

test.each([
  ['shop', 'apps/shop is there already'],
  ['web-shop', "name is 'web-shop'"],
  ['averylongnameofapp', "name is 'averylongnameofapp'"],
  ['', 'name is left out'],
])("the app '%s' is refused", async (name, what) => {
  expect(await refused((tree) => app(tree, { name }))).toContain(what);
});

test('an app without an environment is refused', async () => {
  expect(await refused((tree) => app(tree, { name: 'mart', environments: [] }))).toContain(
    'environments is empty',
  );
});

test.each([
  ['network', 'libs/aws/network is there already'],
  ['core', 'libs/core is there already'],
  ['aws', 'libs/aws is there already'],
  ['EventBus', "'event-bus'"],
  ['map', 'there is a Map already'],
  ['sns-topic', 'there is a SnsTopic already'],
  ['index', "name is 'index', the file that lists names"],
  ['app-shop', "leave the first word out: 'shop'"],
  ['', 'name is left out'],
])("the module '%s' is refused", async (name, what) => {
  expect(await refused((tree) => awsModule(tree, { name }))).toContain(what);
});

test.each([
  ['jobs', 'shp', "there is no app 'shp'\n    fix: there are shop, state"],
  ['jobs', '', 'app is left out'],
  ['Jobs', 'shop', "'jobs'"],
  ['delete', 'shop', "name is 'delete', a reserved word"],
  ['project', 'shop', "name is 'project', a reserved word"],
  ['jobs-stack', 'shop', "use 'jobs'"],
  ['new-stack', 'shop', "use 'order-new'"],
])("the stack '%s' of '%s' is refused", async (name, of, what) => {
  expect(await refused((tree) => stack(tree, { name, app: of }))).toContain(what);
});

test('a stack of an app of another form is refused, and told how to add it', async () => {
  const tree = workspace({ 'apps/shop/src/app.ts': 'export const app = make();\n' });
  expect(await refused((host) => stack(host, { name: 'jobs', app: 'shop' }), tree)).toMatchInlineSnapshot(`
    "apps/shop/src/app.ts has a problem:
      it has no 'export const app = { … }'
        fix: give it the form of apps/state/src/app.ts, or add by hand: target.step(() => new JobsStack(target, 'jobs'));"
  `);
});

test.each([
  ['queue-encrypted', 'data', 'libs/policy/src/rules/data/queue-encrypted.ts is there already'],
  ['queue-encrypted', 's3', 'libs/policy/src/rules/data/queue-encrypted.ts is there already'],
  ['alb-waf-enabled', 's3', "ALB_WAF_ENABLED is a rule of AWS's pack for HIPAA"],
  ['delete', 's3', "id is 'delete', a reserved word"],
  ['is-set', 's3', "id is 'is-set', a reserved word"],
  ['tag-set', 'reading', "there is no area 'reading'\n    fix: use one of data, s3"],
  ['tag-set', 'judged.fixture.ts', 'there is no area'],
  ['tag-set', '', 'area is left out'],
])("the rule '%s' in '%s' is refused", async (id, area, what) => {
  expect(await refused((tree) => rule(tree, { id, area }))).toContain(what);
});

test('nothing is generated twice', async () => {
  const tree = workspace();
  const twice = async (generate: (host: Tree) => Promise<unknown>) => {
    await generate(tree);
    expect(await refused(generate, tree)).toContain('is there already');
  };
  await twice((host) => app(host, { name: 'mart' }));
  await twice((host) => stack(host, { name: 'jobs', app: 'mart' }));
  await twice((host) => awsModule(host, { name: 'event-bus' }));
  await twice((host) => rule(host, { id: 'tag-set', area: 's3' }));
});

test.each(['shop', 'app-shop', 'apps/shop', './apps/shop/'])("'%s' is the app shop", async (of) => {
  const tree = workspace();
  await stack(tree, { name: 'jobs', app: of });
  expect(tree.exists('apps/shop/src/stacks/jobs.ts')).toBe(true);
});

test('an app without environments of its own gets a stack without', async () => {
  const tree = workspace();
  await stack(tree, { name: 'jobs', app: 'shop' });
  expect(tree.read('apps/shop/src/stacks/jobs.ts', 'utf8')).toContain('extends ProjectStack {');
});

test('the state app gets a bucket for an account and region that has none', async () => {
  const tree = workspace();
  await app(tree, { name: 'mart', account: '012345678901', region: 'eu-west-1', environments: ['live'] });
  expect(tree.read('apps/state/src/environments.ts', 'utf8')).toContain("account: '012345678901'");
});

test('every environment of a new app is in its inventory', async () => {
  const tree = workspace();
  await app(tree, { name: 'mart', environments: ['live', 'trial'] });
  expect(JSON.parse(tree.read('apps/mart/stacks.json', 'utf8') ?? '')).toEqual({
    stacks: {
      'mart-live-alerts': { dependencies: [], environment: 'live' },
      'mart-trial-alerts': { dependencies: [], environment: 'trial' },
    },
  });
});
