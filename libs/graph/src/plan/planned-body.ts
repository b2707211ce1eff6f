import { references } from '../expressions.js';
import { isPlain } from '../plain-expression.js';
import type { Attributes } from '../terraform-json.js';
import { type ConfiguredResource, expressionAt, leafReferences } from './configured-resources.js';
import type { InstanceNames } from './instance-names.js';
import type { ChangeJson } from './plan-json.js';

export interface BodyOptions {
  /** The resource as its Terraform JSON has it, when that is there. */
  readonly written: Attributes | undefined;
  readonly configuration: ConfiguredResource;
  readonly names: InstanceNames;
  /** What a reference is known to be, in the plan. */
  readonly valueOf: (reference: string, module: string) => unknown;
  /** What stands for what nobody can tell. */
  readonly unknown: string;
  /** Whether it stands for everything that is unknown. */
  readonly isSettled: boolean;
}

type Path = readonly (string | number)[];

/** The values of a resource after the apply. References to resources stay references: they are what joins one to the other. */
export function plannedBody({ after, after_unknown: unknown }: ChangeJson, options: BodyOptions): Attributes {
  const known = (after ?? {}) as Attributes;
  const body = valueAt([], known, unknown ?? {}, options);
  return { ...(body as Attributes), ...dynamicBlocks(options.written, unknown) };
}

/** Blocks of which a plan does not tell how many there will be stay as they are written. */
function dynamicBlocks(written: Attributes | undefined, unknown: unknown): Attributes {
  const open = Object.entries(recordOf(written?.['dynamic'])).filter(([name]) =>
    hasTrue(recordOf(unknown)[name]),
  );
  return open.length === 0 ? {} : { dynamic: Object.fromEntries(open) };
}

const hasTrue = (value: unknown): boolean =>
  value === true || (typeof value === 'object' && value !== null && Object.values(value).some(hasTrue));

function valueAt(path: Path, known: unknown, unknown: unknown, options: BodyOptions): unknown {
  if (unknown === true) return unknownAt(path, options);
  if (Array.isArray(known) || Array.isArray(unknown)) {
    const [one, other] = [listOf(known), listOf(unknown)];
    const length = Math.max(one.length, other.length);
    return Array.from({ length }, (_, at) => valueAt([...path, at], one[at], other[at], options));
  }
  if (isRecord(known) || isRecord(unknown)) {
    const [one, other] = [recordOf(known), recordOf(unknown)];
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const entries = keys.map((key) => [key, valueAt([...path, key], one[key], other[key], options)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
  }
  return linkAt(path, known, options) ?? known;
}

/** Of what is unknown, how it is written; nothing when nobody writes it. */
function unknownAt(path: Path, { written, configuration, names, unknown, isSettled }: BodyOptions): unknown {
  const text = writtenAt(written, path);
  const expression = expressionAt(configuration.expressions, path);
  if (text === undefined && expression === undefined)
    return isNested(path, written, configuration) ? unknown : undefined;
  if (isSettled) return unknown;
  if (text !== undefined) return mapped(text, names);
  const found = leafReferences(expression);
  const [one] = found;
  if (one === undefined) return unknown;
  const isAlone = found.length === 1 && !isDocument(path);
  return names.rewrite(isAlone ? `\${${one}}` : `\${format("", ${found.join(', ')})}`, configuration.module);
}

/** A known value that is given by a reference to a resource, or by an output of another stack, stays that reference. */
function linkAt(path: Path, known: unknown, options: BodyOptions): string | undefined {
  const { written, configuration, names, valueOf } = options;
  if (written !== undefined) {
    const text = writtenAt(written, path);
    return typeof text === 'string' && isPlain(text) && isLink(text) ? names.rewrite(text) : undefined;
  }
  const [one, ...others] = leafReferences(expressionAt(configuration.expressions, path));
  if (one === undefined || others.length > 0 || !isLink(`\${${one}}`)) return undefined;
  // Whether there is more to it than the reference, only its value tells.
  return valueOf(one, configuration.module) === known
    ? names.rewrite(`\${${one}}`, configuration.module)
    : undefined;
}

function isLink(text: string): boolean {
  const found = references(text);
  return (
    found.length > 0 &&
    found.every(
      ({ kind, type }) => kind === 'resource' || (kind === 'data' && type === 'terraform_remote_state'),
    )
  );
}

function writtenAt(written: Attributes | undefined, path: Path): unknown {
  let at: unknown = written;
  for (const step of path) {
    if (typeof at === 'string') return at;
    if (typeof step === 'number' && !Array.isArray(at)) continue;
    at = (at as Readonly<Record<string | number, unknown>> | undefined)?.[step];
    if (at === undefined || at === null) return undefined;
  }
  return at;
}

/** Inside of a dynamic block: a plan shows no expressions of it at all. */
const isNested = (
  [top, ...rest]: Path,
  written: Attributes | undefined,
  { expressions }: ConfiguredResource,
) =>
  written === undefined
    ? rest.length > 0 && expressions[String(top)] === undefined
    : recordOf(written['dynamic'])[String(top)] !== undefined;

/** What is written by more than a reference, and would read as something else than what it is. */
const isDocument = (path: Path) =>
  /polic(y|ies)|definition|template|document|user_data|body|content/.test(String(path.at(-1)));

function mapped(value: unknown, names: InstanceNames): unknown {
  if (typeof value === 'string') return names.rewrite(value);
  if (Array.isArray(value)) return value.map((child) => mapped(child, names));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, mapped(child, names)]));
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const recordOf = (value: unknown): Attributes => (isRecord(value) ? value : {});

const isRecord = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
