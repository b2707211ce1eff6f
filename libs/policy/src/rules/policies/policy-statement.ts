import { globMatches } from './glob.js';

/** A statement of a policy. References stay in its texts as Terraform writes them. */
export interface PolicyStatement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** `*`, `AWS:arn:…`, `Service:s3.amazonaws.com`; none in a policy of an identity. */
  readonly principals: readonly string[];
  /** Everybody but some. */
  readonly isForOthers: boolean;
  readonly conditions: readonly PolicyCondition[];
}

export interface PolicyCondition {
  /** `StringEquals`. */
  readonly operator: string;
  /** `aws:SourceAccount`. */
  readonly key: string;
  readonly values: readonly string[];
}

/** The statements of a policy as JSON; undefined where the text is none. */
export function parsePolicy(text: string): PolicyStatement[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? listOf(parsed['Statement']).filter(isRecord).map(statementOf) : undefined;
  } catch {
    return undefined;
  }
}

function statementOf(json: Record<string, unknown>): PolicyStatement {
  return {
    effect: String(json['Effect'] ?? 'Allow'),
    actions: textsOf(json['Action']),
    notActions: textsOf(json['NotAction']),
    resources: textsOf(json['Resource']),
    notResources: textsOf(json['NotResource']),
    principals: principalsOf(json['Principal']),
    isForOthers: json['NotPrincipal'] !== undefined,
    conditions: entriesOf(json['Condition']).flatMap(([operator, keys]) =>
      entriesOf(keys).map(([key, values]) => ({ operator, key, values: textsOf(values) })),
    ),
  };
}

const principalsOf = (principal: unknown): string[] =>
  isRecord(principal)
    ? entriesOf(principal).flatMap(([kind, names]) => textsOf(names).map((name) => `${kind}:${name}`))
    : textsOf(principal);

/** Whether a statement speaks of an action: AWS makes no difference between upper and lower case. */
export function speaksOf({ actions, notActions }: PolicyStatement, action: string): boolean {
  const covers = (pattern: string) => globMatches(pattern.toLowerCase(), action.toLowerCase());
  return notActions.length > 0 ? !notActions.some(covers) : actions.some(covers);
}

/** Whether a statement is for everybody. One for everybody but some is not. */
export const isForAnybody = ({ principals }: PolicyStatement) =>
  principals.includes('*') || principals.includes('AWS:*');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = (value: unknown): [string, unknown][] => (isRecord(value) ? Object.entries(value) : []);

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** `$${aws:userid}` is how Terraform writes a variable of IAM. */
const textsOf = (value: unknown): string[] =>
  listOf(value).map((text) => String(text).replaceAll('$${', '${'));
