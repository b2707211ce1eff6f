import { parsedJson } from '../../parsed-json.js';
import { isObject } from './values-at.js';

/** A statement of an IAM policy, each of its parts as a list. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** In lower case: IAM makes no difference. */
  readonly actions: Part;
  readonly resources: Part;
  /** `*`, or `AWS arn:aws:iam::111122223333:root`. Empty in policies of identities. */
  readonly principals: Part;
  /** `StringEquals aws:SourceAccount` → its values. */
  readonly conditions: ReadonlyMap<string, readonly string[]>;
}

/** What a statement is about: what is in the list, or with `not` all that isn't. */
export interface Part {
  readonly not: boolean;
  readonly list: readonly string[];
}

/** The statements of a text or of JSON that is a policy; undefined for anything else. Names count in whatever case. */
export function policyStatements(value: unknown): Statement[] | undefined {
  const policy = typeof value === 'string' ? (/^\s*\{/.test(value) ? parsedJson(value) : undefined) : value;
  if (!isObject(policy)) return undefined;
  const statements = listOf(lowerCased(policy)['statement']).filter(isObject).map(lowerCased);
  if (!isEmptyPolicy(policy, statements) && !statements.some(isStatement)) return undefined;
  return statements.map((statement) => ({
    effect: statement['effect'] === 'Deny' ? 'Deny' : 'Allow',
    actions: part(statement, 'action', (action) => texts(action).map((text) => text.toLowerCase())),
    resources: part(statement, 'resource', texts),
    principals: part(statement, 'principal', principalsIn),
    conditions: conditionsIn(statement['condition']),
  }));
}

const isEmptyPolicy = (policy: object, statements: readonly unknown[]) =>
  statements.length === 0 && 'Statement' in policy;

const isStatement = (statement: object) =>
  'effect' in statement || 'action' in statement || 'notaction' in statement;

const lowerCased = (object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]));

function part(
  statement: Readonly<Record<string, unknown>>,
  name: string,
  read: (value: unknown) => string[],
): Part {
  const not = statement[`not${name}`];
  return not === undefined ? { not: false, list: read(statement[name]) } : { not: true, list: read(not) };
}

/** `"*"`, `{ "AWS": "*" }` and `{ "AWS": ["…", "…"] }`. An account is its root. */
function principalsIn(principal: unknown): string[] {
  if (!isObject(principal)) return texts(principal);
  return Object.entries(principal).flatMap(([kind, ids]) =>
    texts(ids).map((id) => {
      if (kind === 'AWS' && id === '*') return '*';
      return `${kind} ${/^\d{12}$/.test(id) ? `arn:aws:iam::${id}:root` : id}`;
    }),
  );
}

const conditionsIn = (condition: unknown): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(isObject(condition) ? condition : {}).flatMap(([operator, keys]) =>
      Object.entries(isObject(keys) ? keys : {}).map(
        ([key, values]) => [`${operator} ${key.toLowerCase()}`, texts(values).sort()] as const,
      ),
    ),
  );

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

const texts = (value: unknown): string[] => listOf(value).map(String);
