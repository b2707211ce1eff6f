import { type Attributes, canonical } from '@ashlar/graph';
import { alike, wordsOf } from './alike.js';
import { leavesOf } from './leaves-of.js';
import { pairUp } from './pair-up.js';

type Resources = ReadonlyMap<string, Attributes>;

/** A resource that is removed at one address and added at another, and looks like the same. */
export interface AddressRename {
  readonly from: string;
  readonly to: string;
  /** Arguments that are not equal. With a name among them, `moved` alone may not keep it from being replaced. */
  readonly differs: readonly string[];
}

/** Half of the arguments: a warning too many costs a look, one too few a database. */
const ALIKE_ENOUGH = 0.5;

/**
 * Removed and added resources of one type whose arguments are equal or nearly. References to other removed and added
 * resources count as equal when they are of one type: renaming a construct renames all that is inside.
 */
export function addressRenames(
  {
    resources: base,
    addresses: removed,
  }: { readonly resources: Resources; readonly addresses: readonly string[] },
  {
    resources: head,
    addresses: added,
  }: { readonly resources: Resources; readonly addresses: readonly string[] },
): AddressRename[] {
  const before = removed.map((name) => candidate(name, base, new Set(removed)));
  const after = added.map((name) => candidate(name, head, new Set(added)));
  return [...new Set(before.map(({ type }) => type))]
    .flatMap((type) => pairUp(before.filter(isOf(type)), after.filter(isOf(type)), rank))
    .map(({ from, to }) => ({ from: from.name, to: to.name, differs: differences(from, to) }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

interface Candidate {
  /** Its address. */
  readonly name: string;
  readonly type: string;
  readonly attributes: Attributes;
  readonly leaves: readonly string[];
}

const isOf =
  (type: string) =>
  (candidate: Candidate): boolean =>
    candidate.type === type;

function candidate(name: string, resources: Resources, renamed: ReadonlySet<string>): Candidate {
  const attributes = withoutNames(resources.get(name), renamed) as Attributes;
  return { name, type: typeOf(name), attributes, leaves: leavesOf(attributes) };
}

function rank(from: Candidate, to: Candidate): readonly number[] | undefined {
  const likeness = alike(from.leaves, to.leaves);
  return likeness < ALIKE_ENOUGH ? undefined : [likeness, alike(wordsOf(from.name), wordsOf(to.name))];
}

const ADDRESS = /[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*/g;

/** The same with `aws_vpc.*` for the address of anything that is renamed. */
function withoutNames(value: unknown, renamed: ReadonlySet<string>): unknown {
  if (typeof value === 'string')
    return value.replaceAll(ADDRESS, (address) => (renamed.has(address) ? `${typeOf(address)}.*` : address));
  if (Array.isArray(value)) return value.map((element) => withoutNames(element, renamed));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withoutNames(child, renamed)]));
}

const typeOf = (address: string) => address.slice(0, address.indexOf('.'));

const differences = ({ attributes: one }: Candidate, { attributes: other }: Candidate) =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => canonical(one[name]) !== canonical(other[name]))
    .sort();
