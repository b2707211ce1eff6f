import { backwards, sideBySide } from '@ashlar/terraform';
import type { MissingOutput } from './emulator/leave-out.js';
import type { StackRehearsal } from './rehearse-stack.js';

/** Builds stacks, each after those that it depends on, and destroys all that was built on the way back. */
export async function rehearseSideBySide(
  rehearsals: readonly StackRehearsal[],
  atOnce: number,
): Promise<void> {
  const missing: MissingOutput[] = [];
  await sideBySide(rehearsals, {
    atOnce,
    run: async (rehearsal) => {
      await rehearsal.build(missing);
      missing.push(...rehearsal.missingOutputs);
      return !rehearsal.failed;
    },
    passOver: skip,
  });
  await sideBySide(backwards(rehearsals), {
    atOnce,
    run: async ({ item }) => {
      await item.destroy();
      return true;
    },
    passOver: () => undefined,
  });
}

export function skip({ report }: StackRehearsal, culprit: string): void {
  report.problems.push(`not rehearsed, because ${culprit} failed`);
}
