import type { Resource } from '@ashlar/graph';
import { count } from './words.js';

export const ofType = (resources: readonly Resource[], type: string) =>
  resources.filter((each) => each.type === type);

/** A line that counts them, and none when there are none. */
export const ifAny = (resources: readonly Resource[], type: string, one: string, many?: string): string[] => {
  const number = ofType(resources, type).length;
  return number > 0 ? [count(number, one, many)] : [];
};
