import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@ashlar/testing';
import { checkOut } from '../../checkout.fixture.js';

const root = join(scratchFolder(), 'a checkout');

test('edits are synthesized, mistakes are printed and outlived, and Ctrl-C leaves nothing behind', async () => {
  checkOut(root);
  const watch = spawn(process.execPath, [join(root, 'bin/ashlar.mjs'), 'watch', 'state', 'staging'], {
    cwd: root,
  });
  let [said, errors] = ['', ''];
  watch.stdout.on('data', (chunk) => (said += String(chunk)));
  watch.stderr.on('data', (chunk) => (errors += String(chunk)));
  const ended = new Promise((resolve) => watch.once('close', resolve));
  /** Waits until this was said since the last time. */
  const hear = async (pattern: RegExp) => {
    for (let waited = 0; !pattern.test(said); waited += 20) {
      if (waited > 60_000) throw new Error(`it never said ${pattern}: ${said}${errors}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    said = '';
  };
  const json = () => readFileSync(join(root, 'cdktf.out/stacks/state-staging-backend/cdk.tf.json'), 'utf8');

  await hear(/state-staging-backend: new/);
  const source = join(root, 'libs/core/src/stack/default-tags.ts');
  const [before, first] = [readFileSync(source, 'utf8'), json()];

  writeFileSync(source, before.replace("'terraform'", "'hands'"));
  await hear(/~ provider\.aws/);
  expect(json()).toContain('hands');

  const edited = json();
  writeFileSync(source, `${before}const x = ;`);
  await hear(/refused after .*what was written before stays[\s\S]*Unexpected ";"/);
  expect(json()).toBe(edited);

  writeFileSync(source, before);
  await hear(/~ provider\.aws/);
  expect(json()).toBe(first);

  watch.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(errors).toBe('');
  expect(readdirSync(root).filter((name) => name.startsWith('.synthesis'))).toEqual([]);
});
