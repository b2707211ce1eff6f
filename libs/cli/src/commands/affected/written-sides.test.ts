import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@ashlar/testing';
import { affected } from './affected.js';
import type { AffectedOptions } from './index.js';

/** Stacks of a bucket each, in a folder as a synthesis leaves it. */
function synthesis(stacks: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  const entries = Object.entries(stacks).map(([name, bucket]) => {
    const file = `stacks/${name}/cdk.tf.json`;
    mkdirSync(join(folder, 'stacks', name), { recursive: true });
    const provider = { aws: [{ allowed_account_ids: ['111122223333'] }] };
    const json = { provider, resource: { aws_s3_bucket: { one: { bucket } } } };
    writeFileSync(join(folder, file), JSON.stringify(json));
    return [name, { name, synthesizedStackPath: file, dependencies: [] }] as const;
  });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ stacks: Object.fromEntries(entries) }));
  return folder;
}

async function run(options: AffectedOptions): Promise<string> {
  let text = '';
  const written = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await affected({ root: '/nowhere', apps: {}, waivers: {} }, options);
    return text;
  } finally {
    written.mockRestore();
    told.mockRestore();
  }
}

test('two folders are compared without a repository, and without running anything', async () => {
  const baseSynthesis = synthesis({ same: 'a', other: 'b' });
  const headSynthesis = synthesis({ same: 'a', other: 'c', new: 'd' });
  const matrix = JSON.parse(await run({ baseSynthesis, headSynthesis, matrix: true })) as unknown;
  expect(matrix).toMatchObject({
    include: [{ account: '111122223333', stacks: 'new' }, { stacks: 'other' }],
  });
  expect(await run({ baseSynthesis, headSynthesis })).toContain(
    `2 of 3 stacks are affected between ${baseSynthesis} and ${headSynthesis}`,
  );
});

test.each<[string, AffectedOptions, RegExp]>([
  ['nothing', {}, /it is not said what to compare with/],
  ['one folder', { baseSynthesis: 'a' }, /--base-synthesis is alone\n.*add --head-synthesis/],
  ['a ref and folders', { base: 'main', baseSynthesis: 'a', headSynthesis: 'b' }, /name refs, or folders/],
  [
    'empty folders',
    { baseSynthesis: 'no-1', headSynthesis: 'no-2' },
    /no-1 holds no synthesis[^]*no-2 holds no/,
  ],
])('%s is refused', async (_, options, message) => {
  await expect(run(options)).rejects.toThrow(message);
});
