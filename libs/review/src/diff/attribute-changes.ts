import type { AttributePath, Attributes, PlannedValues } from '@ashlar/graph';
import type { Mask } from '../masking/mask.js';
import { pairName } from '../masking/secret-keys.js';
import type { AttributeChange, ShownValue } from '../review.js';
import { alignElements, type Element, inPlaces } from './align-elements.js';
import { fingerprint } from './fingerprint.js';
import { inReadingOrder } from './in-reading-order.js';
import { isEqual, isNothing } from './is-equal.js';
import { isMarked, type Marks, marksAt, marksKey } from './marks.js';
import { parsedJson } from '../parsed-json.js';
import { PathTexts } from './path-texts.js';
import { shownDifference } from './shown-difference.js';

/** What differs between the values of a resource before and after, attribute by attribute, as people may see it. `paths` may be shared. */
export function attributeChanges(
  values: PlannedValues & { readonly replacePaths?: readonly AttributePath[] },
  mask: Mask,
  paths = new PathTexts((text) => mask.text(text)),
): AttributeChange[] {
  const difference = new Difference(mask, values.replacePaths ?? [], paths);
  difference.between(
    { value: values.before, unknown: false, sensitive: values.beforeSensitive },
    { value: values.after, unknown: values.afterUnknown, sensitive: values.afterSensitive },
  );
  return inReadingOrder(difference.found);
}

/** A value and what is marked within. */
interface Side {
  readonly value: unknown;
  readonly unknown: Marks;
  readonly sensitive: Marks;
}

const NOTHING: Side = { value: undefined, unknown: false, sensitive: false };

const HIDDEN: ShownValue = { kind: 'hidden' };
const KNOWN_AFTER_APPLY: ShownValue = { kind: 'known after apply' };

class Difference {
  readonly found: AttributeChange[] = [];
  /** The way to where the walk stands. */
  private readonly path: (string | number)[] = [];
  /** For each key on the way, the name that stands beside it, as in pairs of name and value. */
  private readonly pairs: (string | undefined)[] = [];

  constructor(
    private readonly mask: Mask,
    private readonly forcing: readonly AttributePath[],
    private readonly paths: PathTexts,
  ) {}

  between(before: Side, after: Side): void {
    const [left, right] = [before.value, after.value];
    if (isNothing(left) && isNothing(right) && !isMarked(after.unknown)) return;
    if (before.sensitive === true || after.sensitive === true) this.hidden(before, after);
    else if (after.unknown === true && !isFull(left)) this.show(before, after);
    else if (isContainer(left) || isContainer(right) || isContainer(after.unknown)) {
      const isList = Array.isArray(left) || Array.isArray(right) || Array.isArray(after.unknown);
      if (isList) this.lists(before, after);
      else this.objects(before, after);
    } else if (left !== right) this.scalars(before, after);
  }

  private hidden(before: Side, after: Side): void {
    const isSame =
      isEqual(before.value, after.value) &&
      (before.sensitive === true) === (after.sensitive === true) &&
      !isMarked(after.unknown);
    if (isSame) return;
    this.add(
      isNothing(before.value) ? undefined : HIDDEN,
      after.unknown === true ? KNOWN_AFTER_APPLY : isNothing(after.value) ? undefined : HIDDEN,
    );
  }

  private objects(before: Side, after: Side): void {
    const [left, right] = [childrenOf(before.value), childrenOf(after.value)];
    const pair = pairName(right) ?? pairName(left);
    for (const key of keysOf(left, right, childrenOf(after.unknown))) {
      if (left[key] === right[key] && !isContainer(left[key]) && isUnmarked(before, after, key)) continue;
      this.path.push(key);
      this.pairs.push(pair);
      this.between(at(before, left, key), at(after, right, key));
      this.pairs.pop();
      this.path.pop();
    }
    this.mismatched(before, after, [isObject(before.value), isObject(after.value)]);
  }

  private lists(before: Side, after: Side): void {
    const [left, right] = [listOf(before.value), listOf(after.value, after.unknown)];
    if (after.unknown !== true && isSameList(before, after)) return;
    // Most blocks of AWS come once, and what is new or gone has nothing to be aligned with.
    const isPlain = left.length === 0 || right.length === 0 || (left.length === 1 && right.length === 1);
    if (isPlain || after.unknown === true)
      for (let place = 0; place < Math.max(left.length, right.length); place++)
        this.element(place, at(before, left, place), at(after, right, place));
    else
      for (const { shown, before: from, after: to } of inPlaces(
        alignElements(elementsOf(left, before), elementsOf(right, after)),
      ))
        this.element(
          shown,
          from === undefined ? NOTHING : at(before, left, from),
          to === undefined ? NOTHING : at(after, right, to),
        );
    this.mismatched(before, after, [Array.isArray(before.value), Array.isArray(after.value)]);
  }

  private element(place: number, before: Side, after: Side): void {
    this.path.push(place);
    this.between(before, after);
    this.path.pop();
  }

  /** What was of another kind than it will be, such as a text that becomes a list. */
  private mismatched(before: Side, after: Side, [left, right]: readonly [boolean, boolean]): void {
    if (!left && !isNothing(before.value)) this.between(before, NOTHING);
    if (!right && !isNothing(after.value)) this.between(NOTHING, { ...after, unknown: false });
  }

  private scalars(before: Side, after: Side): void {
    const [left, right] = [writtenIn(before.value), writtenIn(after.value)];
    const already = this.found.length;
    const isWritten = (left ?? isNothing(before.value)) && (right ?? isNothing(after.value));
    if (isWritten) this.between({ ...NOTHING, value: left }, { ...NOTHING, value: right });
    if (this.found.length === already) this.show(before, after);
  }

  private show(before: Side, after: Side): void {
    const left = this.shown(before.value);
    const right = after.unknown === true ? KNOWN_AFTER_APPLY : this.shown(after.value);
    const seen = shownDifference(left, right);
    this.add(seen.before, seen.after);
  }

  private shown(value: unknown): ShownValue | undefined {
    if (isNothing(value)) return undefined;
    return this.mask.value(value, { names: this.names(), sensitive: false });
  }

  /** The keys on the way, and what pairs such as `{ name, value }` call their values. */
  private names(): readonly string[] {
    const names: string[] = [];
    let place = 0;
    for (const step of this.path) {
      if (typeof step === 'number') continue;
      const pair = this.pairs[place++];
      names.push(step);
      if (pair !== undefined && (step === 'value' || step === 'Value')) names.push(pair);
    }
    return names;
  }

  private add(before: ShownValue | undefined, after: ShownValue | undefined): void {
    const path = this.paths.textOf(this.path);
    const forces = this.forcing.length > 0 && this.forcing.some((forced) => this.isOn(forced));
    if (before === undefined) this.found.push({ path, ...(after && { after }), forces });
    else if (after === undefined) this.found.push({ path, before, forces });
    else this.found.push({ path, before, after, forces });
  }

  /** Whether one of both ways leads on from where the other one ends. */
  private isOn(forced: AttributePath): boolean {
    return forced.every((step, place) => place >= this.path.length || step === this.path[place]);
  }
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isFull = (value: unknown) => isContainer(value) && Object.keys(value).length > 0;

const isObject = (value: unknown): value is Attributes => isContainer(value) && !Array.isArray(value);

const childrenOf = (value: unknown): Attributes => (isObject(value) ? value : {});

/** Elements that are unknown as a whole stand in the marks only. */
function listOf(value: unknown, unknown?: Marks): unknown[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  const length = Array.isArray(unknown) ? Math.max(unknown.length, list.length) : list.length;
  return length === list.length ? list : Array.from({ length }, (_, place) => list[place]);
}

function at(side: Side, children: Attributes | readonly unknown[], step: string | number): Side {
  if (side === NOTHING) return NOTHING;
  return {
    value: Object.hasOwn(children, step) ? (children as Attributes)[step] : undefined,
    unknown: marksAt(side.unknown, step),
    sensitive: marksAt(side.sensitive, step),
  };
}

/** In the order of their names, whatever the order in which they were written. */
function keysOf(left: Attributes, right: Attributes, unknown: Attributes): string[] {
  const keys = Object.keys(left);
  for (const key of Object.keys(right)) if (!Object.hasOwn(left, key)) keys.push(key);
  for (const key of Object.keys(unknown))
    if (!Object.hasOwn(left, key) && !Object.hasOwn(right, key)) keys.push(key);
  return keys.sort();
}

const writtenIn = (value: unknown) => (typeof value === 'string' ? parsedJson(value) : undefined);

const isUnmarked = (before: Side, after: Side, key: string) =>
  !isMarked(marksAt(after.unknown, key)) &&
  !isMarked(marksAt(before.sensitive, key)) &&
  !isMarked(marksAt(after.sensitive, key));

const isSameList = (before: Side, after: Side) =>
  isEqual(before.value, after.value) &&
  !isMarked(after.unknown) &&
  !isMarked(before.sensitive) &&
  !isMarked(after.sensitive);

/** No two elements are the same of which one isn't known. */
const elementsOf = (list: readonly unknown[], side: Side): Element[] =>
  list.map((value, place) => {
    const { unknown, sensitive } = at(side, list, place);
    return {
      value,
      key: isMarked(unknown) ? `unknown ${place}` : `${fingerprint(value)} ${marksKey(sensitive)}`,
    };
  });
