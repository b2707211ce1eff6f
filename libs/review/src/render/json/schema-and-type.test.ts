import type {
  AttributeChange,
  ChangeCounts,
  PlanSetSummary,
  PolicyFinding,
  RehearsalReview,
  RehearsedResource,
  Review,
  ReviewedChange,
  ReviewedCommit,
  ReviewedOutput,
  ReviewFinding,
  ReviewGraph,
  ShownValue,
  StackReview,
} from '../../review.js';
import { reviewSchema } from './review-schema.js';

/** A list of all fields of a type that doesn't compile when one is missing, too many, or may not be left out. */
type Fields<Type> = { [Key in keyof Type]-?: undefined extends Type[Key] ? 'may be left out' : 'is there' };

const is = 'is there';
const may = 'may be left out';

const review: Fields<Review> = {
  ...{
    schemaVersion: is,
    verdict: is,
    values: is,
    change: may,
    planSet: may,
    stacks: is,
    findings: is,
    policy: is,
  },
  rehearsal: may,
};
const commit: Fields<ReviewedCommit> = { repository: may, pullRequest: may, head: is, base: is };
const planSet: Fields<PlanSetSummary> = { hash: is, expiresAt: is };
const stack: Fields<StackReview> = {
  ...{ name: is, verdict: is, status: is, because: may, counts: is, changes: is, drift: is, outputs: is },
  ...{ findings: is, graph: is, dependencies: is },
};
const counts: Fields<ChangeCounts> = {
  ...{ create: is, update: is, replace: is, delete: is, move: is, import: is, forget: is, unknown: is },
  ...{ drift: is, outputs: is },
};
const change: Fields<ReviewedChange> = {
  ...{ address: is, type: is, path: may, action: is, verdict: is, actions: is, stateful: is, deposed: may },
  ...{ movedFrom: may, importId: may, because: may, attributes: is },
};
const attribute: Fields<AttributeChange> = { path: is, before: may, after: may, forces: is };
const output: Fields<ReviewedOutput> = {
  ...{ name: is, action: is, sensitive: is, before: may, after: may, readers: is },
};
const finding: Fields<ReviewFinding> = {
  ...{ rule: is, verdict: is, stack: may, address: may, path: may, what: is, fix: is, attributes: may },
  move: may,
};
const move: Fields<NonNullable<ReviewFinding['move']>> = { from: is, to: is };
const policyFinding: Fields<PolicyFinding> = {
  ...{ pack: is, rule: is, verdict: is, stack: may, address: is, path: may, reason: is, fix: is, isNew: is },
  waiver: may,
};
const waiver: Fields<NonNullable<PolicyFinding['waiver']>> = { owner: is, expires: is, reason: is };
const graph: Fields<ReviewGraph> = { nodes: is, edges: is };
const node: Fields<ReviewGraph['nodes'][number]> = { address: is, type: is, action: may };
const rehearsal: Fields<RehearsalReview> = { from: is, replaced: is, destroyed: is, leftOut: is };
const rehearsed: Fields<RehearsedResource> = { stack: is, address: is };
const seen: Fields<Extract<ShownValue, { kind: 'value' }>> = { kind: is, text: is };
const unseen: Fields<Exclude<ShownValue, { kind: 'value' }>> = { kind: is };

interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Described[];
}

const root: Described & { readonly $defs?: Readonly<Record<string, Described>> } = reviewSchema;
const { $defs = {} } = root;

test.each([
  ...[['review', root, review] as const, ['commit', $defs['commit'], commit] as const],
  ...Object.entries({ planSet, stack, counts, change, attribute, output, finding, policyFinding }).map(
    ([name, fields]) => [name, $defs[name], fields] as const,
  ),
  ...Object.entries({ move, waiver, graph, node, rehearsal, rehearsed }).map(
    ([name, fields]) => [name, $defs[name], fields] as const,
  ),
  ['a value that is seen', $defs['value']?.oneOf?.[0], seen] as const,
  ['a value that is not', $defs['value']?.oneOf?.[1], unseen] as const,
])('the schema and the type name the same fields: %s', (_name, schema, fields) => {
  const { properties = {}, required = [] } = schema ?? {};
  const named = Object.keys(properties).map((key) => [key, required.includes(key) ? is : may]);
  expect(Object.fromEntries(named)).toEqual(fields);
});

test('every part of the schema and every field is described', () => {
  const parts = [root, ...Object.values($defs)].flatMap((part) => [part, ...(part.oneOf ?? [])]);
  const described = parts.flatMap((part) => [part, ...Object.values(part.properties ?? {})]);
  expect(described.filter(({ description = '' }) => description.length < 10)).toEqual([]);
});
