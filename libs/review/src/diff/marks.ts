import type { Attributes } from '@ashlar/graph';

/**
 * What Terraform marks within a value, as sensitive or as unknown: `true` for all of it, or a tree of the same form
 * with `true` at the leaves.
 */
export type Marks = unknown;

/** The marks of an element or a key. */
export function marksAt(marks: Marks, step: string | number): Marks {
  if (typeof marks !== 'object' || marks === null) return marks === true;
  return Object.hasOwn(marks, step) ? (marks as Attributes)[step] : false;
}

/** Whether anything within is marked. */
export const isMarked = (marks: Marks): boolean =>
  marks === true || (typeof marks === 'object' && marks !== null && Object.values(marks).some(isMarked));

/** A text that is the same for marks that mark the same; empty when nothing is marked. */
export function marksKey(marks: Marks): string {
  if (marks === true) return '*';
  if (typeof marks !== 'object' || marks === null) return '';
  const marked = Object.entries(marks).flatMap(([step, inner]) => {
    const key = marksKey(inner);
    return key === '' ? [] : [`${JSON.stringify(step)}:${key}`];
  });
  return marked.length === 0 ? '' : `{${marked.sort().join()}}`;
}
