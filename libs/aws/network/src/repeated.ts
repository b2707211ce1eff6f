import type { Problem } from '@ashlar/core';

/** What a list says twice. */
export function repeated(prop: string, names: readonly string[]): Problem[] {
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(twice)].map((name) => ({ what: `${prop} lists '${name}' twice`, fix: 'list it once' }));
}
