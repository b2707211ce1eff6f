import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from './main.js';

const root = join(__dirname, '../../..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
);

/** What `ashlar … --help` prints. */
async function help(words: readonly string[]): Promise<string> {
  let text = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  await main([...words, '--help'], { root, apps: {}, waivers: {} });
  write.mockRestore();
  return text;
}

/** `affected --base "$BASE" --matrix` → its words and its options. Lines that a backslash ends go on. */
const commands = workflows.flatMap(([name, text]) =>
  [...text.replace(/\\\n\s*/g, '').matchAll(/node bin\/ashlar\.mjs (.+?)(?=\)?$| \||; )/gm)].map(
    ([, line = '']) => {
      const words = line.split(' ');
      const end = words.findIndex((word) => !/^[a-z-]+$/.test(word) || word.startsWith('-'));
      const names = end < 0 ? words : words.slice(0, end);
      return [name, names.join(' '), words.filter((word) => /^--./.test(word))] as const;
    },
  ),
);

test('workflows run what they are here for', () => {
  const files = new Set(workflows.map(([name]) => name));
  const run = [...files].map((file) => [
    file,
    commands.flatMap(([name, words]) => (name === file ? [words] : [])).join(', '),
  ]);
  expect(Object.fromEntries(run)).toEqual({
    'apply.yml': 'publish reviewed, synth, verify, apply, publish applied',
    'check.yml': '',
    'drift.yml': 'synth, affected, drift, publish drift',
    'review.yml':
      'synth, gate, affected, review, plan, review, plan-set create, review, publish review, durations merge',
    'synthesize.yml': 'synth',
  });
});

test.each(commands)(
  '%s calls `ashlar %s`, which there is, with options that it knows',
  async (_, words, options) => {
    const text = await help(words.split(' '));
    expect(text).toContain(`Usage: ashlar ${words} `);
    for (const option of options) expect(text).toContain(`${option} `);
  },
);

test('options that a script puts together are known too', async () => {
  const given = [
    ...['review', 'reviewed'].map((word) => [word, /options\+?=\((--[^)]*)\)/g] as const),
  ].flatMap(([word, form]) => {
    const text = word === 'review' ? textOf('review.yml') : textOf('apply.yml');
    return [...text.matchAll(form)].flatMap(([, all = '']) =>
      [...all.matchAll(/--[a-z-]+/g)].map(([option]) => [word, option] as const),
    );
  });
  expect(given.length).toBeGreaterThan(10);
  for (const [word, option] of given) expect(await help(['publish', word])).toContain(`${option} `);
  const decided = [...textOf('review.yml').matchAll(/decided=\((--[a-z-]+)/g)].map(([, option]) => option);
  expect(decided).toHaveLength(2);
  for (const option of decided) expect(await help(['review'])).toContain(`${option} `);
});

const textOf = (name: string) => workflows.find(([file]) => file === name)?.[1] ?? '';

test.each(workflows)('%s runs scripts of package.json, and of this folder, that there are', (_, text) => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const run = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(run));
  const own = [...text.matchAll(/\.github\/scripts\/([\w-]+\.sh)/g)].map(([, name]) => name);
  expect(readdirSync(join(root, '.github/scripts'))).toEqual(expect.arrayContaining(own));
});

test('actions are named by their commits, the same everywhere, with the version beside', () => {
  const uses = workflows.flatMap(([, text]) =>
    [...text.matchAll(/uses: (.+)$/gm)].map(([, action = '']) => action),
  );
  const versions = new Map<string, Set<string>>();
  for (const action of uses) {
    const [, repository = action, version = ''] =
      /^([^/]+\/[^/@]+)(?:\/\w+)?(@[0-9a-f]{40} # v\S+)$/.exec(action) ?? [];
    versions.set(repository, (versions.get(repository) ?? new Set()).add(version));
  }
  expect([...versions].filter(([, seen]) => seen.size > 1 || seen.has(''))).toEqual([]);
});
