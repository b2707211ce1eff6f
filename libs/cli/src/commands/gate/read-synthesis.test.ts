import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusal, scratchFolder } from '@ashlar/testing';
import { readSynthesis } from './read-synthesis.js';

const folder = scratchFolder();

/** An output folder whose manifest lists a stack at a place. */
function write(name: string, stack: string, file = `stacks/${stack}/cdk.tf.json`): string {
  const place = join(folder, name);
  mkdirSync(join(place, 'stacks', stack, 'assets'), { recursive: true });
  const entry = { name: stack, synthesizedStackPath: file, dependencies: [] };
  writeFileSync(join(place, 'manifest.json'), JSON.stringify({ stacks: { [stack]: entry } }));
  writeFileSync(join(place, 'stacks', stack, 'cdk.tf.json'), '{}');
  return place;
}

const read = (place: string) => readSynthesis(place, '--synthesis');

test('a stack is its JSON, its lock file, and what else lies in its folder', () => {
  const place = write('whole', 'a');
  writeFileSync(join(place, 'stacks/a/.terraform.lock.hcl'), 'locked');
  symlinkSync('/etc', join(place, 'stacks/a/assets/etc'));
  expect(read(place)).toEqual([
    {
      ...{ name: 'a', file: 'stacks/a/cdk.tf.json', text: '{}', lock: 'locked' },
      entries: expect.arrayContaining([
        { path: '.terraform.lock.hcl', kind: 'file' },
        { path: 'assets', kind: 'folder' },
        { path: 'assets/etc', kind: 'other' },
        { path: 'cdk.tf.json', kind: 'file' },
      ]) as unknown,
    },
  ]);
});

test('a way out of the folder is not followed', () => {
  const elsewhere = write('elsewhere', 'b');
  expect(read(write('outside', 'a', '../elsewhere/stacks/b/cdk.tf.json'))).toEqual([
    { name: 'a', file: '../elsewhere/stacks/b/cdk.tf.json', entries: [] },
  ]);
  const linked = write('linked', 'a', 'stacks/b/cdk.tf.json');
  writeFileSync(
    join(linked, 'manifest.json'),
    JSON.stringify({ stacks: { b: { name: 'b', synthesizedStackPath: 'stacks/b/cdk.tf.json' } } }),
  );
  symlinkSync(join(elsewhere, 'stacks/b'), join(linked, 'stacks/b'));
  expect(read(linked)).toEqual([{ name: 'b', file: 'stacks/b/cdk.tf.json', entries: [] }]);
});

test('a folder that holds no synthesis is refused', () => {
  const broken = write('broken', 'a');
  expect(refusal(() => read(join(folder, 'nowhere')))).toContain('is not there');
  expect(refusal(() => read(join(broken, 'stacks')))).toContain('there is no manifest.json in it');
  for (const [text, what] of [
    ['{', 'it is no JSON'],
    ['[]', 'stacks is left out'],
    ['{"stacks":{"a":{"name":1}}}', 'stacks is {"a":{"name":1}}'],
  ] as const) {
    writeFileSync(join(broken, 'manifest.json'), text);
    expect(refusal(() => read(broken))).toContain(what);
  }
});
