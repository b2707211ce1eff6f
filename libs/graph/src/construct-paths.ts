import type { TerraformJson } from './terraform-json.js';

/** Where in the construct tree a resource stands: its address → `shop-production-data/orders/table`. CDKTF writes it. */
export function constructPaths(json: TerraformJson): ReadonlyMap<string, string> {
  const sections = [
    ['', json.resource],
    ['data.', json.data],
  ] as const;
  return new Map(
    sections.flatMap(([prefix, blocks = {}]) =>
      Object.entries(blocks).flatMap(([type, named]) =>
        Object.entries(named).flatMap(([name, body]) => {
          const path = pathIn(body);
          return path === undefined ? [] : [[`${prefix}${type}.${name}`, path] as const];
        }),
      ),
    ),
  );
}

function pathIn(body: Readonly<Record<string, unknown>>): string | undefined {
  const { metadata } = (body['//'] ?? {}) as { readonly metadata?: { readonly path?: unknown } };
  return typeof metadata?.path === 'string' ? metadata.path : undefined;
}

/** The address without what `count` and `for_each` add: `aws_subnet.app["a"]` → `aws_subnet.app`. */
export const withoutKey = (address: string) => address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, '');
