import type { Attributes } from '@ashlar/graph';

/** Whether two values of JSON are the same. The order of keys makes no difference; `null` is the same as nothing. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other || (isNothing(one) && isNothing(other))) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((element, at) => isEqual(element, other[at]))
    );
  const [left, right] = [one as Attributes, other as Attributes];
  for (const key in left) if (!isEqual(left[key], right[key])) return false;
  for (const key in right) if (!(key in left) && !isNothing(right[key])) return false;
  return true;
}

export const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined;
