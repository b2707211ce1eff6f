import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@ashlar/testing';
import { readInventories } from './read-inventories.js';

const scratch = scratchFolder();

/** What is read of apps whose inventories are these texts; `undefined` for none. */
function read(texts: Readonly<Record<string, string | undefined>>) {
  const folder = mkdtempSync(join(scratch, 'workspace-'));
  for (const [app, text] of Object.entries(texts)) {
    mkdirSync(join(folder, 'apps', app), { recursive: true });
    if (text !== undefined) writeFileSync(join(folder, 'apps', app, 'stacks.json'), text);
  }
  return readInventories(
    folder,
    Object.keys(texts).map((app) => `apps/${app}`),
  );
}

const stack = (...dependencies: string[]) => ({ environment: 'prod', dependencies });
const inventory = (stacks: Readonly<Record<string, unknown>>) => JSON.stringify({ stacks });

function problemOf(texts: Readonly<Record<string, string | undefined>>): string {
  try {
    read(texts);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was read');
}

test('the stacks of every app, by its root', () => {
  const inventories = read({ shop: inventory({ net: stack() }), blog: inventory({ site: stack('net') }) });
  expect(Object.fromEntries(inventories)).toEqual({
    'apps/blog': { stacks: { site: { environment: 'prod', dependencies: ['net'] } } },
    'apps/shop': { stacks: { net: { environment: 'prod', dependencies: [] } } },
  });
});

test('everything that is wrong is said at once, with what mends it', () => {
  expect(problemOf({ a: undefined, b: '{', c: '[]', d: inventory({ x: { environment: 'prod' } }) }))
    .toMatchInlineSnapshot(`
    "the list of stacks has 4 problems:
      apps/a/stacks.json is missing
      apps/b/stacks.json is no JSON
      apps/c/stacks.json has no \`stacks\`
      apps/d/stacks.json says of x no environment and dependencies
        fix: node libs/nx-plugin/built/write-inventories.cjs"
  `);
});

test('one problem reads as one', () => {
  expect(problemOf({ state: undefined })).toBe(
    'the list of stacks has a problem:\n  apps/state/stacks.json is missing\n    fix: node libs/nx-plugin/built/write-inventories.cjs',
  );
});

test.each([
  ['null', 'has no `stacks`'],
  ['{ "stacks": [] }', 'has no `stacks`'],
  [inventory({ x: null }), 'says of x no environment and dependencies'],
  [inventory({ x: { environment: 'prod', dependencies: [1] } }), 'says of x no environment and dependencies'],
  [inventory({ x: { environment: 1, dependencies: [] } }), 'says of x no environment and dependencies'],
])('%s is refused', (text, problem) => {
  expect(problemOf({ a: text })).toContain(`apps/a/stacks.json ${problem}`);
});

test('a stack that reads from one that no app has any more is refused: nothing could order its deploy', () => {
  expect(problemOf({ blog: inventory({ site: stack('net') }) })).toContain(
    'apps/blog/stacks.json says that site reads from net, which no app has',
  );
});

test('a stack belongs to one app', () => {
  expect(problemOf({ a: inventory({ net: stack() }), b: inventory({ net: stack() }) })).toContain(
    'apps/b/stacks.json has net, as apps/a/stacks.json has',
  );
});
