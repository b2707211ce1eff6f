import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const claims = [...read('docs/requirements.md').matchAll(/^\| ([A-Z]{3}-\d{2}) +\|.*\| ([^|]+) \|$/gm)].map(
  ([, id = '', files = '']) => ({ id, files: files.trim().split(', ') }),
);

test('every requirement that is claimed has a test that is named after it, in the files it points to', () => {
  const unproven = claims.flatMap(({ id, files }) =>
    files
      .filter((file) => !titles(file).some((title) => idsOf(title).includes(id)))
      .map((file) => `${id} in ${file}`),
  );
  expect(claims.length).toBeGreaterThan(0);
  expect(unproven).toEqual([]);
});

test('every requirement that a test names is on the page', () => {
  const named = testFiles().flatMap((file) => titles(file).flatMap((title) => idsOf(title)));
  const claimed = claims.map(({ id }) => id);
  expect([...new Set(named)].filter((id) => !claimed.includes(id))).toEqual([]);
});

/** `ORP-02, ORP-22: what is proven` is proof of both. */
const idsOf = (title: string) => /^((?:[A-Z]{3}-\d{2}(?:, )?)+): /.exec(title)?.[1]?.split(', ') ?? [];

/** What tests are called: the first string of each `test(…)` and `test.each(…)(…)`. */
const titles = (file: string) =>
  [...read(file).matchAll(/(?:\btest\(|\]\)\()\s*(['"`])(.+?)\1/g)].map(([, , title = '']) => title);

const testFiles = () =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts'], { cwd: root })
    .toString()
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)));
