import { refusal, testEnvironment } from '@ashlar/testing';
import type { AppDefinition } from '../stack/app-definition.js';
import { type Selection, selectTargets } from './select-targets.js';

const app = (name: string, ...environments: string[]): AppDefinition => ({
  name,
  environments: environments.map((environment) => testEnvironment({ name: environment })),
  build: () => undefined,
});

const apps = [app('shop', 'production', 'staging'), app('blog', 'production')];

/** What a selection picks, as `app/environment`. */
const picked = (selection: Selection, from = apps) =>
  selectTargets(from, selection).map((target) => `${target.app.name}/${target.environment.name}`);

test.each<[string, Selection, string[]]>([
  ['everything', {}, ['shop/production', 'shop/staging', 'blog/production']],
  ['one app', { app: 'shop' }, ['shop/production', 'shop/staging']],
  ['one environment of one app', { app: 'shop', environment: 'staging' }, ['shop/staging']],
  ['one environment of every app', { environment: 'production' }, ['shop/production', 'blog/production']],
  ['an environment that only one app has', { environment: 'staging' }, ['shop/staging']],
])('%s can be selected', (_, selection, expected) => {
  expect(picked(selection)).toEqual(expected);
});

test('an unknown app is answered with the nearest name', () => {
  expect(refusal(() => picked({ app: 'shpo' }))).toMatchInlineSnapshot(`
    "the command has a problem:
      there is no app 'shpo'
        fix: did you mean 'shop'? there are blog, shop"
  `);
});

test('an unknown environment is answered with the nearest name among those of the app', () => {
  expect(refusal(() => picked({ app: 'blog', environment: 'staging' }))).toMatchInlineSnapshot(`
    "the command has a problem:
      there is no environment 'staging'
        fix: there is production"
  `);
  expect(refusal(() => picked({ environment: 'productoin' }))).toMatchInlineSnapshot(`
    "the command has a problem:
      there is no environment 'productoin'
        fix: did you mean 'production'? there are production, staging"
  `);
});

test('a name that is near to nothing is answered with the list alone', () => {
  expect(refusal(() => picked({ app: 'warehouse' }))).toContain('fix: there are blog, shop');
  expect(refusal(() => picked({ app: 'warehouse' }, []))).toContain('fix: there are none');
});

test('two environments of one name are refused', () => {
  expect(refusal(() => picked({}, [app('shop', 'production', 'staging', 'production')])))
    .toMatchInlineSnapshot(`
    "app shop has a problem:
      environments has two of the name 'production'
        fix: give one of them another name"
  `);
});

test('an app name of 60 characters is refused, since every name begins with it', () => {
  expect(refusal(() => picked({}, [app('s'.repeat(60), 'production')]))).toMatchInlineSnapshot(`
    "app ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss has a problem:
      name is 'ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'
        fix: use one word of lower-case letters and digits, a letter first, at most 16 characters"
  `);
});

test('the longest app name is 16 characters', () => {
  expect(picked({}, [app('s'.repeat(16), 'production')])).toHaveLength(1);
  expect(refusal(() => picked({}, [app('s'.repeat(17), 'production')]))).toContain('at most 16 characters');
});

test('every problem of every app and environment is in one error', () => {
  const broken: AppDefinition = {
    ...app('Shop'),
    environments: [testEnvironment({ account: '12' }), testEnvironment({ name: 'Prod', region: 'useast1' })],
  };
  expect(refusal(() => picked({}, [broken, app('b log', 'x y')]))).toMatchInlineSnapshot(`
    "app Shop has a problem:
      name is 'Shop'
        fix: use one word of lower-case letters and digits, a letter first, at most 16 characters
    environment test of app Shop has a problem:
      account is '12'
        fix: use the 12 digits of the AWS account, in quotes
    environment Prod of app Shop has 2 problems:
      name is 'Prod'
        fix: use one word of lower-case letters and digits, a letter first, at most 16 characters
      region is 'useast1'
        fix: use an AWS region such as 'us-east-1'
    app b log has a problem:
      name is 'b log'
        fix: use one word of lower-case letters and digits, a letter first, at most 16 characters
    environment x y of app b log has a problem:
      name is 'x y'
        fix: use one word of lower-case letters and digits, a letter first, at most 16 characters"
  `);
});

test('an environment that was not asked for is checked too, and an app that was not is left alone', () => {
  const broken = app('broken', 'x y', 'production');
  expect(refusal(() => picked({ app: 'broken', environment: 'production' }, [...apps, broken]))).toContain(
    "'x y'",
  );
  expect(picked({ app: 'blog' }, [...apps, broken])).toEqual(['blog/production']);
});
