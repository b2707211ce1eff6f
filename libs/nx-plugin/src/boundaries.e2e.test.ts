import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

// The rule reads Nx's project graph; without one it would check nothing.
beforeAll(() => {
  const env = { ...process.env, NX_DAEMON: 'false' };
  execFileSync(join(root, 'node_modules/.bin/nx'), ['show', 'projects'], { cwd: root, env });
});

/** What lint says of this source, if it stood in this file. */
function lint(file: string, source: string): string[] {
  const args = ['--stdin', '--stdin-filename', file, '--format', 'json'];
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/eslint'), args, {
    cwd: root,
    input: source,
    encoding: 'utf8',
  });
  const [result] = JSON.parse(stdout) as [{ messages: { message: string }[] }];
  return result.messages.map(({ message }) => message);
}

test.each(['@cdktf/provider-aws', '@cdktf/provider-aws/lib', '@cdktf/provider-aws/lib/index.js'])(
  "the provider's root can't be imported as %s, and the message says what to write instead",
  (module) => {
    const source = `import { vpc } from '${module}';\nexport const x = vpc;\n`;
    expect(lint('libs/aws/network/src/x.ts', source)).toEqual([
      `'${module}' import is restricted from being used by a pattern. Import one resource: '@cdktf/provider-aws/lib/vpc/index.js'. The package's root costs 2 seconds and 500 MB in every process.`,
    ]);
  },
);

test.each([
  [
    'the engine, outside of its folder',
    'libs/aws/network/src/x.ts',
    'cdktf',
    /Only libs\/core\/src\/engine knows the engine/,
  ],
  [
    'a module, from another module',
    'libs/aws/secrets/src/x.ts',
    '@ashlar/network',
    /can only depend on libs tagged with/,
  ],
  [
    'a module, from the core',
    'libs/core/src/x.ts',
    '@ashlar/network',
    /Circular dependency|can only depend on/,
  ],
  [
    'the rehearsal, from an app',
    'apps/state/src/x.ts',
    '@ashlar/rehearsal',
    /Reads what was synthesized: for tests and tools/,
  ],
  [
    'the core, from the graph of what was synthesized',
    'libs/graph/src/x.ts',
    '@ashlar/core',
    /Circular dependency|can only depend on/,
  ],
  [
    'the graph of what was synthesized, while a module is built',
    'libs/aws/network/src/x.ts',
    '@ashlar/graph',
    /Reads what was synthesized/,
  ],
  ['test support, outside of tests', 'libs/aws/network/src/x.ts', '@ashlar/testing', /For tests only/],
  [
    "AWS's SDK, anywhere",
    'libs/aws/network/src/x.ts',
    '@aws-sdk/client-ec2',
    /Synthesis reaches nothing of AWS/,
  ],
])('nobody imports %s', (_, file, module, message) => {
  const messages = lint(file, `import * as it from '${module}';\nexport const x = it;\n`);
  expect(messages).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
});

test('a public type is never any', () => {
  expect(lint('libs/core/src/x.ts', 'export const x: any = 1;\n')).toEqual([
    'Unexpected any. Specify a different type.',
  ]);
});

test('a file of more than 250 lines is two concepts', () => {
  const source = `export const x = [\n${'  1,\n'.repeat(250)}];\n`;
  expect(lint('libs/core/src/x.ts', source)).toEqual([expect.stringMatching(/too many lines/)]);
});
