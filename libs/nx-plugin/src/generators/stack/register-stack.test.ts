import { registerStack } from './register-stack.js';

const USUAL = `import type { AppDefinition } from '@ashlar/core';
import { environments, type ShopEnvironment } from './environments.js';
import { AlertsStack } from './stacks/alerts.js';
import { WebStack } from './stacks/web.js';

export const app: AppDefinition<ShopEnvironment> = {
  name: 'shop',
  environments,
  build(target) {
    const { step } = target;
    step(() => new AlertsStack(target, 'alerts')); // first
    // Nothing after this yet.
  },
};
`;

const registered = (source: string, name = 'jobs') => registerStack(source, { name, className: 'JobsStack' });

const sourceOf = (text: string, name?: string) => {
  const result = registered(text, name);
  if ('problem' in result) throw new Error(result.problem.what);
  return result.source;
};

const refusedBy = (text: string, name?: string) => {
  const result = registered(text, name);
  if (!('problem' in result)) throw new Error('it was not refused');
  return `${result.problem.what}: ${result.problem.fix}`;
};

test('a stack is imported in order, built last, and knows the environments of its app', () => {
  const { environment } = registered(USUAL) as { environment?: object };
  expect(environment).toEqual({ name: 'ShopEnvironment', from: './environments.js' });
  const lines = sourceOf(USUAL).split('\n');
  expect(lines.slice(2, 5)).toEqual([
    "import { AlertsStack } from './stacks/alerts.js';",
    "import { JobsStack } from './stacks/jobs.js';",
    "import { WebStack } from './stacks/web.js';",
  ]);
  expect(lines.slice(11, 14).map((line) => line.trim())).toEqual([
    "step(() => new AlertsStack(target, 'alerts')); // first",
    "step(() => new JobsStack(target, 'jobs'));",
    '// Nothing after this yet.',
  ]);
});

test('without anything else, the file stays as it was', () => {
  const added = [
    "import { JobsStack } from './stacks/jobs.js';",
    "step(() => new JobsStack(target, 'jobs'));",
  ];
  expect(
    sourceOf(USUAL)
      .split('\n')
      .filter((line) => !added.includes(line))
      .join('\n'),
  ).toBe(USUAL);
});

test('where nobody took the step out of the target, it is asked for there', () => {
  const plain = USUAL.replace('const { step } = target;', '').replace(' step(', ' target.step(');
  expect(sourceOf(plain)).toContain("target.step(() => new JobsStack(target, 'jobs'));");
});

test('a step that was renamed is called by its new name', () => {
  const renamed = USUAL.replace('{ step }', '{ step: part }').replace(' step(', ' part(');
  expect(sourceOf(renamed)).toContain("part(() => new JobsStack(target, 'jobs'));");
});

test.each([
  ['an arrow function', USUAL.replace('build(target) {', 'build: (target) => {')],
  ['a function', USUAL.replace('build(target) {', 'build: function (target) {')],
  ['another name of the target', USUAL.replaceAll('target', 'where')],
])('%s will do', (_, text) => {
  expect(sourceOf(text)).toMatch(/new JobsStack\((target|where), 'jobs'\)/);
});

test('an app that builds nothing yet gets its first stack', () => {
  const empty = USUAL.replace(/build\(target\) \{[^]*?\n {2}\},/, 'build(target) {},').replace(
    /import \{ \w+ \} from '.\/stacks.*\n/g,
    '',
  );
  expect(sourceOf(empty)).toContain("build(target) {\ntarget.step(() => new JobsStack(target, 'jobs'));}");
  expect(sourceOf(empty)).toContain("import { JobsStack } from './stacks/jobs.js';");
});

test('an app without environments of its own has none to know', () => {
  const plain = USUAL.replace('<ShopEnvironment>', '');
  expect(registered(plain)).toMatchObject({ environment: undefined });
});

test('a file of another form is left to its author, who is told what to add', () => {
  expect(refusedBy('export const app = defineApp();\n')).toMatchInlineSnapshot(
    `"it has no 'export const app = { … }': give it the form of apps/state/src/app.ts, or add by hand: target.step(() => new JobsStack(target, 'jobs'));"`,
  );
});

test.each([
  ['another export', 'export default {};', "it has no 'export const app = { … }'"],
  ['an app that is not exported', USUAL.replace('export const', 'const'), "it has no 'export const app"],
  ['no build', USUAL.replace('build(target)', 'make(target)'), "its 'app' has no function 'build' in it"],
  ['a build from elsewhere', USUAL.replace(/build\(target\) \{[^]*?\n {2}\},/, 'build,'), 'no function'],
  [
    'an expression',
    USUAL.replace(/build\(target\) \{[^]*?\n {2}\},/, 'build: (target) => all(target),'),
    'no body',
  ],
  [
    'a target in parts',
    USUAL.replace('build(target)', 'build({ step, ...target })'),
    'no parameter with a name',
  ],
  ['a return', USUAL.replace('// Nothing', 'return; // Nothing'), "'build' returns before its end"],
  ['a type from nowhere', USUAL.replace(', type ShopEnvironment', ''), 'does not import ShopEnvironment'],
])('%s is refused', (_, text, expected) => {
  expect(refusedBy(text)).toContain(expected);
});

test('a stack that is there is not built twice', () => {
  expect(refusedBy(USUAL, 'alerts')).toContain("it builds a stack 'alerts' already");
  const imported = USUAL.replace('{ WebStack }', '{ JobsStack }');
  expect(refusedBy(imported)).toContain("it builds a stack 'jobs' already");
});
