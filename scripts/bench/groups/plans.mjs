// @ts-check
import { join } from 'node:path';
import { startEmulator } from '../emulator.mjs';
import { measure } from '../measure.mjs';
import { workspaceProject } from '../resource-programs.mjs';

const STACKS = 10;
/** As many as a stack of ours has on average, and more. */
const RESOURCES_PER_STACK = 60;

/** @type {import('../contender.mjs').Group} */
export const plans = {
  name: 'plan',
  title: `ashlar plan of ${STACKS} stacks of ${RESOURCES_PER_STACK} resources, on the emulator`,
  prepare: async (scratch) => {
    const env = await startEmulator({ account: '111122223333', region: 'us-east-1' });
    return [
      { name: 'a provider process for each Terraform', provider: 'own' },
      { name: 'provider processes that are shared', provider: 'shared' },
    ].map(({ name, provider }) => {
      const cwd = workspaceProject(
        join(scratch, provider),
        STACKS * RESOURCES_PER_STACK,
        RESOURCES_PER_STACK,
      );
      const ashlar = (/** @type {string[]} */ ...words) =>
        measure({ cwd, env, command: [process.execPath, join('bin', 'ashlar.mjs'), ...words] }, scratch);
      return {
        name,
        run: (round) => {
          // The first one initializes ten folders.
          if (round === 0) ashlar('plan', 'bench-only-*', '--provider', provider);
          return ashlar('plan', 'bench-only-*', '--provider', provider, '--skip-synth');
        },
      };
    });
  },
};
