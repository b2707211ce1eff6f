import type { Attributes } from '@ashlar/graph';

export const isObject = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Blocks of one name, whether they were written as an object or as a list. */
export const blocks = (attributes: Attributes | undefined, name: string): Attributes[] => {
  const written = attributes?.[name];
  return (Array.isArray(written) ? written : [written]).filter(isObject);
};

/** The first block of that name. */
export const block = (attributes: Attributes | undefined, name: string) => blocks(attributes, name)[0];

/** A text, number or boolean that is written here; undefined when only Terraform knows it. */
export function written(attributes: Attributes | undefined, name: string): string | undefined {
  const value = attributes?.[name];
  if (value === undefined || value === null || value === '' || typeof value === 'object') return undefined;
  return /[$%]\{/.test(String(value)) ? undefined : String(value);
}

/** Values of attributes with such a name, however deep. */
export function valuesOf(value: unknown, named: RegExp): unknown[] {
  if (Array.isArray(value)) return value.flatMap((element) => valuesOf(element, named));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    if (name === '//') return [];
    return named.test(name) ? [child] : valuesOf(child, named);
  });
}
