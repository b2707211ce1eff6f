import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@ashlar/testing';
import { unseenReaders } from './unseen-readers.js';

const root = scratchFolder();
const network = { name: 'shop-prod-network', dependencies: [] };
const site = { name: 'blog-prod-site', dependencies: [network.name] };

beforeAll(() => {
  mkdirSync(join(root, 'apps/blog'), { recursive: true });
  const stacks = { [site.name]: { environment: 'prod', dependencies: site.dependencies } };
  writeFileSync(join(root, 'apps/blog/stacks.json'), JSON.stringify({ stacks }));
});

const unseen = (all: readonly (typeof site | typeof network)[], stacks = [network]) =>
  unseenReaders({ root, apps: ['shop', 'blog'] }, { all, stacks });

test('a reader that was not synthesized last is named', () => {
  expect(unseen([network])).toEqual([
    {
      what: "blog-prod-site reads from what would be destroyed, and wasn't synthesized last",
      fix: 'leave --skip-synth out',
    },
  ]);
});

test('a reader that was synthesized is looked at by the destroy itself, and what reads nothing of it is no concern', () => {
  expect(unseen([network, site])).toEqual([]);
  expect(unseen([network], [{ name: 'shop-prod-queue', dependencies: [] }])).toEqual([]);
});
