import { secretShape } from '@ashlar/core';
import { isHarmlessShape } from './harmless-shapes.js';
import { isRandomText } from './random-text.js';
import { meaningOf, placeOf } from './secret-keys.js';
import type { SecretCollection } from './secret-collection.js';

/** What CDKTF calls an output that another stack reads. It marks each as sensitive, whatever is in it. */
const CROSS_STACK = 'cross-stack-output-';

/** The attribute in such a name stands behind the hash of the construct: `…records_cluster_5BC40FFCendpoint`. */
const ATTRIBUTE = /_[0-9A-F]{8}([a-z][a-z0-9_]*)$/;

export const isCrossStackOutput = (name: string): boolean => name.startsWith(CROSS_STACK);

/**
 * Collects what a terraform_remote_state holds: all outputs of another stack, without a mark. A text in there is a secret
 * unless its form or its name says otherwise.
 */
export function collectRemoteOutputs(outputs: unknown, into: SecretCollection): void {
  if (typeof outputs !== 'object' || outputs === null) return;
  for (const [name, value] of Object.entries(outputs)) collectUnproven(value, [name], into);
}

export function collectUnproven(value: unknown, names: readonly string[], into: SecretCollection): void {
  if (typeof value !== 'object' || value === null) {
    if (!isProvenHarmless(names, value)) into.add(value, 'suspected');
    return;
  }
  const isList = Array.isArray(value);
  for (const [key, child] of Object.entries(value))
    collectUnproven(child, isList ? names : [...names, key], into);
}

/** Whether a value of another stack is no secret by its form, or is named as what identifies something and looks like it. */
export function isProvenHarmless(names: readonly string[], value: unknown): boolean {
  if (typeof value === 'boolean' || value === null) return true;
  const last = nameOf(names.at(-1) ?? '');
  if (typeof value === 'number') return !placeOf([...names, last]).isSecret;
  if (typeof value !== 'string') return false;
  if (isHarmlessShape(value)) return true;
  const isIdentifier = /^[\w./:@*-]{1,256}$/.test(value) && secretShape(value) === undefined;
  const meaning = meaningOf(last);
  return (
    isIdentifier && meaning.isAboutSomething && (meaning.isId ? value.length <= 64 : !isRandomText(value))
  );
}

const nameOf = (output: string) =>
  isCrossStackOutput(output) ? (ATTRIBUTE.exec(output)?.[1] ?? '') : output;
