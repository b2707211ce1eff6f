import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { scratchFolder } from '@ashlar/testing';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { zip, type ZippedFile } from './zip.js';

const scratch = scratchFolder();

const file = fc.record({
  path: fc.stringMatching(/^[a-z0-9é. ]{1,9}(\/[a-z]{1,5})?$/),
  content: fc.uint8Array(),
  executable: fc.boolean(),
});
const files = fc.uniqueArray(file, { selector: ({ path }) => path });

test('whatever the order of its files, an archive is the same', () => {
  const orders = files.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(orders, ([one, other]) => Buffer.from(zip(one)).equals(zip(other))),
    { numRuns: 50 },
  );
});

test('what is packed comes out again', () => {
  const unpacked = (all: readonly ZippedFile[]) => {
    const found = unzipSync(zip(all));
    return (
      Object.keys(found).length === all.length &&
      all.every(({ path, content }) => Buffer.from(found[path] ?? []).equals(content))
    );
  };
  fc.assert(fc.property(files, unpacked), { numRuns: 50 });
});

test('zone and language of the machine change no byte', () => {
  const outfile = join(scratch, 'zip.cjs');
  const program = `
    import { zip } from './zip.js';
    const files = ['b', 'ä', 'a'].map((path) => ({ path, content: Buffer.from(path), executable: path === 'a' }));
    process.stdout.write(Buffer.from(zip(files)).toString('hex'));
  `;
  const stdin = { contents: program, resolveDir: __dirname, loader: 'ts' as const };
  buildSync({ stdin, bundle: true, platform: 'node', format: 'cjs', outfile });
  const run = (TZ: string, LANG: string) =>
    spawnSync(process.execPath, [outfile], { encoding: 'utf8', env: { ...process.env, TZ, LANG } }).stdout;
  const first = run('UTC', 'C');
  expect(first).toMatch(/^504b0304/);
  expect(run('Pacific/Kiritimati', 'sv_SE.UTF-8')).toBe(first);
  expect(run('America/St_Johns', 'tr_TR.UTF-8')).toBe(first);
});
