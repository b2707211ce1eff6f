import type { WrittenStack } from '@ashlar/graph';

/** The outputs of another stack that a stack reads, in the order of names. */
export function outputsRead({ json }: Pick<WrittenStack, 'json'>, from: string): string[] {
  const reference = new RegExp(
    `terraform_remote_state\\.cross-stack-reference-input-${from}\\.outputs\\.([\\w-]+)`,
    'g',
  );
  return [
    ...new Set([...JSON.stringify(json).matchAll(reference)].map(([, output]) => String(output))),
  ].sort();
}
