// @ts-check
import { join } from 'node:path';
import { ashlarSynth, WARM_UPS } from '../ashlar-synth.mjs';
import { measure } from '../measure.mjs';
import { scratchWorkspace } from '../scratch-workspace.mjs';
import { synthesisRun } from '../synthesis-run.mjs';

/** @type {import('../contender.mjs').Group} */
export const noOp = {
  name: 'no-op',
  title: 'Nothing has changed',
  prepare: (scratch) => {
    const workspace = scratchWorkspace(join(scratch, 'workspace'), { apps: true });
    const out = join(scratch, 'kept');
    const again = () => measure({ cwd: workspace, ...ashlarSynth()(out) }, scratch);
    const built = 'ashlar synth --force';
    return [
      {
        name: built,
        run: synthesisRun({ synthesis: ashlarSynth('--force'), warmUps: WARM_UPS }, workspace, scratch),
      },
      {
        name: 'ashlar synth, for the second time',
        run: () => {
          again();
          return again();
        },
        aims: [{ of: 'cpu', atMost: 0.25, comparedWith: built }],
      },
    ];
  },
};
