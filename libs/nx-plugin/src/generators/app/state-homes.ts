import type { Tree } from '@nx/devkit';
import ts from 'typescript';
import type { Inventory } from '../../inventory/inventory.js';
import { inventoryText } from '../../inventory/inventory-text.js';
import { exportedValue, parsed, withInsertions } from '../source-edit.js';

export interface Place {
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

const SOURCE = 'apps/state/src/environments.ts';
const INVENTORY = 'apps/state/stacks.json';

/**
 * Makes the state app build a bucket in every account and region that holds one of these environments, and says what is
 * left to do about that.
 */
export function addStateHomes(tree: Tree, app: string, environments: readonly Place[]): string[] {
  const text = tree.read(SOURCE, 'utf8');
  const edited = text === null ? undefined : withHomes(text, app, environments);
  if (edited === undefined) {
    const places = [...new Set(environments.map(({ account, region }) => `${account} in ${region}`))];
    return [
      `see that ${SOURCE} has ${places.join(' and ')}: it is not in its usual form, and was left as it is`,
    ];
  }
  if (edited.added.length === 0) return [];
  tree.write(SOURCE, edited.source);
  const inventory = tree.read(INVENTORY, 'utf8');
  if (inventory !== null) tree.write(INVENTORY, withEnvironments(inventory, edited.added));
  return [
    `before the first deployment, apply the state app's ${edited.added.join(', ')}: apps/state/README.md`,
  ];
}

/** The environments of the state app with what is missing; nothing where they are not written down one by one. */
export function withHomes(
  text: string,
  app: string,
  environments: readonly Place[],
): { readonly source: string; readonly added: readonly string[] } | undefined {
  const source = parsed(text);
  const list = exportedValue(source, 'environments')?.initializer;
  if (list === undefined || !ts.isArrayLiteralExpression(list)) return undefined;
  const known = list.elements.map(placeOf);
  if (!known.every((place) => place !== undefined)) return undefined;

  const all = [...known];
  for (const { name, account, region } of environments) {
    if (all.some((place) => place.account === account && place.region === region)) continue;
    const taken = all.map((place) => place.name);
    all.push({ name: freeName(app, name, taken), account, region });
  }
  const added = all.slice(known.length);
  const at = list.elements.at(-1)?.end ?? list.getStart() + 1;
  const written = added.map(
    ({ name, account, region }) =>
      `{ name: '${name}', account: '${account}', region: '${region}', zones: ['${region}a'] }`,
  );
  const entries = (known.length === 0 ? '' : ',\n') + written.join(',\n');
  return {
    source: added.length === 0 ? text : withInsertions(source, [{ at, text: entries }]),
    added: added.map(({ name }) => name),
  };
}

function placeOf(element: ts.Expression): Place | undefined {
  if (!ts.isObjectLiteralExpression(element)) return undefined;
  const text = (name: string) => {
    const property = element.properties.find((candidate) => candidate.name?.getText() === name);
    const value =
      property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined;
    return value !== undefined && ts.isStringLiteralLike(value) ? value.text : undefined;
  };
  const [name, account, region] = [text('name'), text('account'), text('region')];
  if (name === undefined || account === undefined || region === undefined) return undefined;
  return { name, account, region };
}

/** One word of at most 16 characters that no other environment of the state app has. */
function freeName(app: string, environment: string, taken: readonly string[]): string {
  const numbered = Array.from({ length: 90 }, (_, at) => `${app.slice(0, 14)}${at + 2}`);
  const names = [environment, `${app}${environment}`, app, ...numbered];
  return names.find((name) => name.length <= 16 && !taken.includes(name)) ?? `${app.slice(0, 13)}new`;
}

/** The inventory of the state app: each environment has the stacks that the first one has. */
function withEnvironments(text: string, environments: readonly string[]): string {
  const { stacks } = JSON.parse(text) as Inventory;
  const [first] = Object.values(stacks);
  const own = Object.keys(stacks).filter((stack) => stacks[stack]?.environment === first?.environment);
  const added = environments.flatMap((environment) =>
    own.map((stack) => [
      stack.replace(`state-${first?.environment}-`, `state-${environment}-`),
      { environment, dependencies: [] },
    ]),
  );
  return inventoryText({ stacks: { ...stacks, ...Object.fromEntries(added) } });
}
