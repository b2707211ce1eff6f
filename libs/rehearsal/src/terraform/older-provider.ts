import type { TerraformJson } from '@ashlar/graph';

/** A provider's schema, as `terraform providers schema -json` writes it, as far as it is used. */
export interface ProviderSchema {
  readonly resource_schemas: Readonly<Record<string, { readonly block: BlockSchema }>>;
}

interface BlockSchema {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly block_types?: Readonly<Record<string, { readonly block: BlockSchema }>>;
}

export interface FittedStack {
  readonly json: TerraformJson;
  /** Arguments that were taken out: `aws_ecs_service.web.deployment_configuration.strategy`. */
  readonly unknown: readonly string[];
}

/** What every resource has, whatever its provider. */
const META = [
  '//',
  'connection',
  'count',
  'depends_on',
  'dynamic',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
];

type Attributes = Record<string, unknown>;

/**
 * Takes out of a stack the arguments that the provider of a rehearsal is too old for. Types come from a newer
 * provider than a machine without a registry may have. Whole resources that it lacks are left to `leaveOut`.
 */
export function fitToProvider(
  json: TerraformJson,
  { resource_schemas: schemas }: ProviderSchema,
): FittedStack {
  const fitted = structuredClone(json) as { resource?: Record<string, Record<string, Attributes>> };
  const unknown: string[] = [];
  for (const [type, blocks] of Object.entries(fitted.resource ?? {})) {
    const schema = schemas[type]?.block;
    if (schema === undefined) continue;
    for (const [name, attributes] of Object.entries(blocks)) {
      unknown.push(...strip(attributes, schema, `${type}.${name}`, META));
    }
  }
  return { json: fitted as TerraformJson, unknown };
}

/** Resource types of a stack that the provider does not have at all. */
export const unknownTypes = (json: TerraformJson, { resource_schemas: schemas }: ProviderSchema): string[] =>
  Object.keys(json.resource ?? {}).filter((type) => type.startsWith('aws_') && !(type in schemas));

function strip(
  block: Attributes,
  schema: BlockSchema,
  path: string,
  allowed: readonly string[] = [],
): string[] {
  const known = new Set([
    ...allowed,
    ...Object.keys(schema.attributes ?? {}),
    ...Object.keys(schema.block_types ?? {}),
  ]);
  const unknown = Object.keys(block).filter((name) => !known.has(name));
  for (const name of unknown) delete block[name];
  const nested = Object.entries(schema.block_types ?? {}).flatMap(([name, type]) =>
    blocksIn(block[name]).flatMap((child) => strip(child, type.block, `${path}.${name}`)),
  );
  return [...unknown.map((name) => `${path}.${name}`), ...nested];
}

function blocksIn(value: unknown): Attributes[] {
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  return values.filter((child): child is Attributes => typeof child === 'object' && child !== null);
}
