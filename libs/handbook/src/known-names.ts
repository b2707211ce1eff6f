import type { StackJson } from '@ashlar/graph';

/** Every text of the JSON that a document may call a name: stacks, outputs, state keys, names, aliases, log groups. */
export function knownNames(stacks: readonly StackJson[]): Set<string> {
  const names = new Set<string>();
  for (const { name, json } of stacks) {
    names.add(name);
    for (const output of Object.keys(json.output ?? {})) names.add(output);
    collect(json, names);
  }
  return names;
}

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    if (!/[\s"]/.test(value)) into.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const child of Object.values(value)) collect(child, into);
  }
}
