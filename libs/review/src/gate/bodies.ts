import type { Attributes } from '@ashlar/graph';

/** A block of a stack wherever Terraform would find it, with what it is called. */
export interface Block {
  readonly section: string;
  /** Empty for sections whose blocks have no type: outputs, modules. */
  readonly type: string;
  readonly name: string;
  readonly body: Attributes;
  readonly address: string;
  /** In the construct tree, as the engine notes it. */
  readonly path?: string | undefined;
}

const isObject = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Terraform takes a list wherever it takes an object of blocks, and merges what is in it. */
export const bodiesOf = (value: unknown): Attributes[] =>
  Array.isArray(value) ? value.flatMap(bodiesOf) : isObject(value) ? [value] : [];

/** What stands under a name, in every one of several bodies. */
export const entriesOf = (value: unknown): [string, unknown][] => bodiesOf(value).flatMap(Object.entries);

/** Blocks of sections with a type and a name: `resource`, `data`, `ephemeral`. */
export const typedBlocks = (json: unknown, section: string): Block[] =>
  bodiesOf(json)
    .flatMap((root) => entriesOf(root[section]))
    .flatMap(([type, named]) =>
      entriesOf(named).flatMap(([name, bodies]) => {
        const address = `${section === 'resource' ? '' : `${section}.`}${type}.${name}`;
        return bodiesOf(bodies).map((body) => ({ section, type, name, body, address, path: pathOf(body) }));
      }),
    );

/** Blocks of sections with a name: `provider`, `module`, `check`. */
export const namedBlocks = (json: unknown, section: string): Block[] =>
  bodiesOf(json)
    .flatMap((root) => entriesOf(root[section]))
    .flatMap(([name, bodies]) =>
      bodiesOf(bodies).map((body) => {
        const address = `${section}.${name}`;
        return { section, type: '', name, body, address, path: pathOf(body) };
      }),
    );

/** Blocks of sections without labels: `terraform`, `import`, `removed`. */
export const plainBlocks = (json: unknown, section: string): Attributes[] =>
  bodiesOf(json).flatMap((root) => bodiesOf(root[section]));

/** What Terraform reads data from, whether at the top or inside of a `check`. */
export const dataBlocks = (json: unknown): Block[] => [
  ...typedBlocks(json, 'data'),
  ...namedBlocks(json, 'check').flatMap(({ address, body }) =>
    typedBlocks(body, 'data').map((block) => ({ ...block, address: `${address}.${block.address}` })),
  ),
  ...typedBlocks(json, 'ephemeral'),
];

function pathOf(body: Attributes): string | undefined {
  const [path] = bodiesOf(body['//'])
    .flatMap(({ metadata }) => bodiesOf(metadata))
    .map(({ path: written }) => written);
  return typeof path === 'string' ? path : undefined;
}
