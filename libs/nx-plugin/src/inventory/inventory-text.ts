import type { Inventory } from './inventory.js';

/** Of .prettierrc: the file is written as Prettier would, so that formatting leaves it alone. */
const PRINT_WIDTH = 110;

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

/** The same stacks in any order are the same text. */
export function inventoryText({ stacks }: Inventory): string {
  const entries = Object.entries(stacks)
    .sort(byName)
    .map(
      ([name, { environment, dependencies }]) =>
        `    ${JSON.stringify(name)}: {\n` +
        `      ${list('dependencies', [...dependencies].sort())},\n` +
        `      "environment": ${JSON.stringify(environment)}\n    }`,
    );
  return entries.length === 0 ? '{ "stacks": {} }\n' : `{\n  "stacks": {\n${entries.join(',\n')}\n  }\n}\n`;
}

function list(key: string, items: readonly string[]): string {
  const quoted = items.map((item) => JSON.stringify(item));
  const line = `${JSON.stringify(key)}: [${quoted.join(', ')}]`;
  const fits = 6 + line.length + 1 <= PRINT_WIDTH;
  return fits
    ? line
    : `${JSON.stringify(key)}: [\n${quoted.map((item) => `        ${item}`).join(',\n')}\n      ]`;
}
