import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const check = (...apps: string[]) =>
  spawnSync(process.execPath, [join(__dirname, '../../../../scripts/check-cdktn.mjs'), ...apps], {
    encoding: 'utf8',
  });

const folder = mkdtempSync(join(tmpdir(), 'ashlar-cdktn-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder of apps with this one. */
function apps(name: string, source: string): string {
  const sources = join(folder, name, 'app', 'src');
  mkdirSync(sources, { recursive: true });
  writeFileSync(join(sources, 'app.ts'), source);
  return join(folder, name);
}

/** An app that asks which engine it runs on. */
const planted = `
  import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
  import { ProjectStack } from '@ashlar/core';

  const environment = { name: 'blue', account: '111122223333', region: 'us-east-1', zones: ['us-east-1a'] };
  export const app = {
    name: 'planted',
    environments: [environment],
    build(target) {
      const stack = new ProjectStack(target, 'news');
      const engine = stack.node.tryGetContext('cdktfVersion');
      const isCdktf = engine.startsWith('0.21');
      new SnsTopic(stack, 'topic', { name: 'news', tags: { engine }, dependsOn: isCdktf ? [] : undefined });
      new SnsTopic(stack, isCdktf ? 'then' : 'now', { name: 'same' });
      if (isCdktf) new ProjectStack(target, 'gone');
    },
  };
`;

test('every app and environment synthesizes to the same on cdktn and its provider package', () => {
  const { stdout, stderr, status } = check();
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    /^cdktn 0\.24\.0 with @cdktn\/provider-aws 25\.7\.0: \d\d+ stacks with \d{3,} resources are the same\n$/,
  );
  expect(status).toBe(0);
});

test('a difference fails it, with stack, address and attribute', () => {
  const { stdout, stderr, status } = check(apps('planted', planted));
  expect(stderr).toBe('');
  expect(stdout).toMatchInlineSnapshot(`
    "apps/manifest.json differs:
      stacks.planted-blue-gone
        cdktf: {"annotations":[],"constructPath":"planted-blue-gone","dependencies":[],"name":"planted-blue-gone","stackMetadataPath":"stacks/planted-blue-gone/metadata.json","synthesizedStackPath":"stacks/planted-b…
        cdktn: nothing
    planted-blue-gone differs:
      the file
        cdktf: "written"
        cdktn: "not written"
    planted-blue-news differs:
      aws_sns_topic.then
        cdktf: {"//":{"metadata":{"path":"planted-blue-news/then","uniqueId":"then"}},"name":"same"}
        cdktn: nothing
      aws_sns_topic.topic depends_on
        cdktf: []
        cdktn: nothing
      aws_sns_topic.topic tags.engine
        cdktf: "0.21.0"
        cdktn: "0.24.0"
      aws_sns_topic.now
        cdktf: nothing
        cdktn: {"//":{"metadata":{"path":"planted-blue-news/now","uniqueId":"now"}},"name":"same"}
    cdktn 0.24.0 with @cdktn/provider-aws 25.7.0: differences: 6
    "
  `);
  expect(status).toBe(1);
});

test('what does not synthesize fails it in the words of a synthesis', () => {
  const broken = `export const app = { name: 'Broken', environments: [], build() {} };`;
  const { stderr, status } = check(apps('broken', broken));
  expect(stderr).toMatchInlineSnapshot(`
    "app Broken has a problem:
      name is 'Broken'
        fix: use one word of lower-case letters and digits, a letter first, at most 16 characters
    it could not be synthesized
    "
  `);
  expect(status).toBe(1);
});
