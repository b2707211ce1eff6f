import type { Attributes } from './terraform-json.js';

/** A value somewhere in a resource, and the name of the attribute that holds it. */
export interface Leaf {
  readonly key: string;
  readonly value: unknown;
}

export const isPresent = (value: unknown) => value !== undefined && value !== null && value !== '';

export const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : isPresent(value) ? [value] : [];

const isObject = (value: unknown): value is Attributes => typeof value === 'object' && value !== null;

/** Every text, number and boolean of a resource, however deep; not what the engine notes about it. */
export function leavesOf(value: unknown, key = ''): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((element) => leavesOf(element, key));
  if (!isObject(value)) return isPresent(value) ? [{ key, value }] : [];
  return Object.entries(value).flatMap(([name, child]) => (name === '//' ? [] : leavesOf(child, name)));
}

/**
 * The nested blocks of one name: written as an object, as a list, or as the content of a dynamic block. One that
 * is an expression comes as text, because what it holds can't be known.
 */
export function blocksIn(attributes: Attributes, name: string): (Attributes | string)[] {
  const dynamic = asList(attributes['dynamic']).filter(isObject);
  const contents = dynamic
    .flatMap((blocks) => asList(blocks[name]))
    .flatMap((block) => (isObject(block) ? asList(block['content']) : [block]));
  return [...asList(attributes[name]), ...contents].map((block) => (isObject(block) ? block : String(block)));
}

/** Whether a value is written here, rather than an expression that Terraform evaluates. */
export const isKnownText = (value: unknown) =>
  isPresent(value) && typeof value !== 'object' && !/[$%]\{/.test(String(value));
