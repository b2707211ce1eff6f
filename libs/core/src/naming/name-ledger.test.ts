import { refusal, synthApps, testEnvironment } from '@ashlar/testing';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment.js';
import { ProjectStack } from '../stack/project-stack.js';
import type { NameKind } from './name-rules.js';

/** Two environments that give the same name to a resource each. */
function twoThatShare(kind: NameKind, other: Partial<Environment>) {
  const environments = [testEnvironment({ name: 'blue' }), testEnvironment({ name: 'green', ...other })];
  return () =>
    synthApps({
      name: 'demo',
      environments,
      build(target) {
        const stack = new ProjectStack(target, 'web');
        stack.claimName(kind, new Construct(stack, 'front'), 'shared');
      },
    });
}

const elsewhere = { account: '210987654321' };
const abroad = { region: 'eu-west-1', zones: ['eu-west-1a'] };

test('two resources of one name in one account and region are refused, and both are named', () => {
  expect(refusal(twoThatShare('load-balancer', {}))).toMatchInlineSnapshot(`
    "demo-green-web/front has a problem:
      the load-balancer name 'shared' is already given to demo-blue-web/front
        fix: give one of the two another id, or another part in its name"
  `);
});

test.each<[NameKind, string, Partial<Environment>]>([
  ['load-balancer', 'another account', elsewhere],
  ['load-balancer', 'another region', abroad],
  ['log-group', 'another region', abroad],
  ['iam-role', 'another account', elsewhere],
])('the name of a %s may be given again in %s', (kind, _, other) => {
  expect(twoThatShare(kind, other)().size).toBe(2);
});

test.each<[NameKind, string, Partial<Environment>]>([
  ['iam-role', 'another region, since IAM knows no regions', abroad],
  ['s3-bucket', 'another region, since S3 is one in the world', abroad],
  ['s3-bucket', 'another account, since S3 is one in the world', elsewhere],
])('the name of a %s may not be given again in %s', (kind, _, other) => {
  expect(refusal(twoThatShare(kind, other))).toContain(`the ${kind} name 'shared' is already given`);
});

/** Names that one stack gives to two of its constructs. */
const namesOf = (name: (stack: ProjectStack, owner: Construct, index: number) => string) => () => {
  const names: string[] = [];
  synthApps({
    name: 'demo',
    environments: [testEnvironment()],
    build(target) {
      const stack = new ProjectStack(target, 'web');
      names.push(...[0, 1].map((index) => name(stack, new Construct(stack, `c${index}`), index)));
    },
  });
  return names;
};

test('a physical name begins with the app and the environment', () => {
  const kinds = ['load-balancer', 'log-group'] as const;
  expect(
    namesOf((stack, owner, index) => stack.physicalName(kinds[index] ?? 'iam-role', owner, 'api'))(),
  ).toEqual(['demo-test-api', '/demo/test/api']);
});

test('parts that join to one text are refused as one name', () => {
  const parts = [
    ['web-a', 'b'],
    ['web', 'a-b'],
  ];
  const joined = namesOf((stack, owner, index) =>
    stack.physicalName('iam-role', owner, ...(parts[index] ?? [])),
  );
  expect(refusal(joined)).toMatchInlineSnapshot(`
    "demo-test-web/c1 has a problem:
      the iam-role name 'demo-test-web-a-b' is already given to demo-test-web/c0
        fix: give one of the two another id, or another part in its name"
  `);
});

test('resources of different kinds may share a name', () => {
  const kinds = ['load-balancer', 'target-group'] as const;
  const names = namesOf((stack, owner, index) =>
    stack.physicalName(kinds[index] ?? 'iam-role', owner, 'api'),
  );
  expect(new Set(names())).toEqual(new Set(['demo-test-api']));
});

test('one construct may ask for its name twice', () => {
  const twice = namesOf((stack, owner, index) => {
    stack.physicalName('iam-role', owner, `api${index}`);
    return stack.physicalName('iam-role', owner, `api${index}`);
  });
  expect(twice()).toEqual(['demo-test-api0', 'demo-test-api1']);
});

test('one synthesis knows nothing of the names of another', () => {
  const names = namesOf((stack, owner, index) => stack.physicalName('s3-bucket', owner, `logs${index}`));
  expect(names()).toEqual(names());
});
