import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { inventoryText } from './inventory-text.js';

const root = join(__dirname, '../../../..');

/** What Prettier makes of it, with this repository's settings. */
function formatted(text: string): string {
  const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
  const args = [prettier, '--stdin-filepath', 'apps/x/stacks.json'];
  return spawnSync(process.execPath, args, { cwd: root, input: text, encoding: 'utf8' }).stdout;
}

const inventory = {
  stacks: {
    b: { environment: 'prod', dependencies: ['c', 'a'] },
    a: { environment: 'prod', dependencies: [] },
    c: { environment: 'test', dependencies: ['a'] },
  },
};

test('stacks and dependencies are sorted, so that the same stacks are the same text', () => {
  expect(inventoryText(inventory)).toMatchInlineSnapshot(`
    "{
      "stacks": {
        "a": {
          "dependencies": [],
          "environment": "prod"
        },
        "b": {
          "dependencies": ["a", "c"],
          "environment": "prod"
        },
        "c": {
          "dependencies": ["a"],
          "environment": "test"
        }
      }
    }
    "
  `);
  const turned = Object.fromEntries(Object.entries(inventory.stacks).reverse());
  expect(inventoryText({ stacks: turned })).toBe(inventoryText(inventory));
});

test('Prettier changes nothing of it, at any length of a line', () => {
  // One character more each, around the width at which Prettier breaks the list.
  const lengths = Array.from({ length: 12 }, (_, index) => 80 + index);
  const stacks = Object.fromEntries(
    lengths.map((length) => [
      `s${length}`,
      { environment: 'prod', dependencies: ['a', 'x'.repeat(length - 5)] },
    ]),
  );
  const text = inventoryText({ stacks });
  expect(text).toContain('["a", "xxx');
  expect(text).toContain('[\n        "a",\n');
  expect(formatted(text)).toBe(text);
  expect(formatted(inventoryText({ stacks: {} }))).toBe(inventoryText({ stacks: {} }));
});
