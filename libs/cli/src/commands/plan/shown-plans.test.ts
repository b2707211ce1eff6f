import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanStacksOptions } from '@ashlar/deploy';
import { temporaryFolder } from '@ashlar/testing';
import { showIn } from './shown-plans.js';

type FreshPlan = Parameters<NonNullable<PlanStacksOptions['inspect']>>[0];

const shop = { stack: { name: 'shop' }, plan: { format_version: '1.2' } } as unknown as FreshPlan;
const mode = (path: string) => statSync(path).mode & 0o777;

test('what is shown its owner alone may read, and git passes over it', async () => {
  const folder = join(temporaryFolder(), 'plans');
  await showIn(folder)(shop);
  expect([folder, join(folder, 'shop.json')].map(mode)).toEqual([0o700, 0o600]);
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
});

test('a file that everybody could read is another one afterwards', async () => {
  const folder = join(temporaryFolder(), 'plans');
  mkdirSync(folder);
  const file = join(folder, 'shop.json');
  writeFileSync(file, 'of before', { mode: 0o644 });
  await showIn(folder)(shop);
  expect([mode(file), readFileSync(file, 'utf8')]).toEqual([0o600, '{"format_version":"1.2"}']);
});

test('a file is no folder for plans', () => {
  const file = join(temporaryFolder(), 'plans');
  writeFileSync(file, '');
  expect(() => showIn(file)).toThrow(`--show is '${file}', which is a file`);
});
