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

/** `affected --base "$BASE" --matrix` → its words and its options. */
const commands = workflows.flatMap(([name, text]) =>
  [...text.matchAll(/node bin\/ashlar\.mjs (.+?)(?=\)?$| \|)/gm)].map(([, line = '']) => {
    const words = line.split(' ');
    const names = words.slice(
      0,
      words.findIndex((word) => !/^[a-z]+$/.test(word)),
    );
    return [name, names.join(' '), words.filter((word) => word.startsWith('--'))] as const;
  }),
);

test('workflows run what they are here for', () => {
  expect(commands.map(([name, words]) => `${name}: ${words}`)).toEqual([
    'plan.yml: affected',
    'plan.yml: plan',
    'plan.yml: durations merge',
  ]);
});

test.each(commands)(
  '%s calls `ashlar %s`, which there is, with options that it knows',
  async (_, words, options) => {
    const text = await help(words.split(' '));
    expect(text).toContain(`Usage: ashlar ${words} `);
    for (const option of options) expect(text).toContain(`${option} `);
  },
);

test.each(workflows)('%s runs scripts of package.json that there are', (_, text) => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const run = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(run));
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

test.each(workflows)('%s may only read, unless a job says otherwise', (_, text) => {
  expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  expect([...text.matchAll(/: write$/gm)]).toHaveLength(text.includes('id-token: write') ? 1 : 0);
});
