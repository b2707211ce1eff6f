import type { Attributes } from '@ashlar/graph';

/** Whether two values differ in nothing but how they write that there is nothing: `null`, false, an empty text, list or object. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  if (one === other || (isEmpty(one) && isEmpty(other))) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one as Attributes, other as Attributes];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    saysTheSame(left[key], right[key]),
  );
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);
