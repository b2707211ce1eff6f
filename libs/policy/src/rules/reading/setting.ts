import type { Model, Resource } from '@ashlar/graph';

/** What an attribute of a resource is, as far as the JSON tells. */
export interface Setting {
  /** `rule.apply_server_side_encryption_by_default.sse_algorithm`. */
  readonly path: string;
  /** What is written; of a list or of several blocks, everything. */
  readonly values: readonly string[];
  /** Resources that it refers to. */
  readonly references: readonly Resource[];
  /** An expression whose value only Terraform knows. */
  readonly open?: string;
}

export function settingOf(model: Model, resource: Resource, path: string): Setting {
  const targets = valuesAt(resource.attributes, path).flatMap((value) =>
    model.resolve(resource.stack, value),
  );
  const texts = targets.flatMap(
    ({ resource, text }: Partial<(typeof targets)[number]> & { text?: string }) =>
      resource === undefined && text !== undefined ? [text] : [],
  );
  return {
    path,
    values: texts.filter((text) => !isExpression(text)),
    references: targets.flatMap(({ resource: found }) => found ?? []),
    open: texts.find(isExpression),
  };
}

/** Whether anything stands there at all. */
export const isWritten = ({ values, references, open }: Setting) =>
  values.length + references.length > 0 || open !== undefined;

/** Everything that stands at a path of attributes and nested blocks, be they one, several or dynamic. */
export function valuesAt(value: unknown, path: string): unknown[] {
  const [word = '', ...rest] = path.split('.');
  const found = listOf(value)
    .flatMap((block) => [record(block)[word], ...dynamicContents(block, word)])
    .flatMap(listOf);
  return rest.length === 0 ? found : valuesAt(found, rest.join('.'));
}

/** `kms_key_id is not set`, `monitoring_interval is 0`. */
export function describe({ path, values, references, open }: Setting): string {
  const said = [...values, ...references.map(({ id }) => id), ...(open === undefined ? [] : [open])];
  return `${path} is ${said.length === 0 ? 'not set' : [...new Set(said)].join(', ')}`;
}

const isExpression = (text: string) => /(?<!\$)\$\{|%\{/.test(text);

const dynamicContents = (block: unknown, word: string) =>
  listOf(record(block)['dynamic'])
    .flatMap((dynamic) => listOf(record(dynamic)[word]))
    .flatMap((content) => listOf(record(content)['content']));

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.flatMap(listOf) : value === undefined || value === null ? [] : [value];

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
