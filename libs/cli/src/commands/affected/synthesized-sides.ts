import type { Side, Sides } from '@ashlar/changes';
import { type Finding, InputError } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import { installPackages } from './install-packages.js';
import { synthesizeFolder } from './synthesize-folder.js';
import { withCheckout } from './with-checkout.js';

export interface SynthesizedSides {
  readonly base: readonly WrittenStack[];
  readonly head: readonly WrittenStack[];
}

/** Synthesizes both sides at the same time, each by its own sources and its own command. */
export async function synthesizedSides(
  root: string,
  sides: Sides,
  signal: AbortSignal,
): Promise<SynthesizedSides> {
  const [base, head] = await Promise.allSettled([
    synthesizedSide(root, 'the base', sides.base, signal),
    synthesizedSide(root, 'the head', sides.head, signal),
  ]);
  if (base.status === 'fulfilled' && head.status === 'fulfilled')
    return { base: base.value, head: head.value };
  throw together(
    [base, head].flatMap((side) => (side.status === 'rejected' ? [side.reason as unknown] : [])),
  );
}

/** What is wrong with both is said at once. */
function together(reasons: readonly unknown[]): unknown {
  const findings = reasons.flatMap((reason): readonly Finding[] =>
    reason instanceof InputError ? reason.findings : [],
  );
  const [bug] = reasons.filter((reason) => !(reason instanceof InputError));
  return bug ?? new InputError(findings);
}

async function synthesizedSide(
  root: string,
  name: string,
  { ref, commit }: Side,
  signal: AbortSignal,
): Promise<readonly WrittenStack[]> {
  if (commit === null) return synthesizeFolder(root, { where: `${name} (the working tree)`, signal });
  const where = `${name} (${commit.slice(0, 8)}, for ${ref})`;
  return withCheckout(root, commit, async (folder) => {
    await installPackages(folder, { root, where, signal });
    return synthesizeFolder(folder, { where, signal });
  });
}
