import { inventoryChanges } from './inventory-changes.js';
import { inventoryText } from './inventory-text.js';

const text = (stacks: Readonly<Record<string, readonly string[]>>) =>
  inventoryText({
    stacks: Object.fromEntries(
      Object.entries(stacks).map(([name, dependencies]) => [name, { environment: 'prod', dependencies }]),
    ),
  });

test('every stack that is new, gone or otherwise tied has a line', () => {
  const before = text({ keys: [], network: [], data: ['network'] });
  const after = text({ keys: [], storage: ['keys'], data: ['keys'] });
  expect(inventoryChanges(before, after)).toEqual([
    'data has other dependencies',
    'network is gone',
    'storage is new',
  ]);
});

test.each([[null], ['<<<<<<< HEAD'], ['null'], ['{}']])('%s is no inventory', (before) => {
  expect(inventoryChanges(before, text({ keys: [] }))).toEqual(['it is missing or no inventory']);
});

test('another form of the same stacks is said to be just that', () => {
  const after = text({ keys: [] });
  expect(inventoryChanges(JSON.stringify(JSON.parse(after)), after)).toEqual(['its form']);
});
