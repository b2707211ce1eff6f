// @ts-check
import { join } from 'node:path';
import { ashlarSynth, editOf, WARM_UPS } from '../ashlar-synth.mjs';
import { binary } from '../root.mjs';
import { sameAppsForTsNode } from '../same-apps-for-ts-node.mjs';
import { scratchWorkspace } from '../scratch-workspace.mjs';
import { synthesisRun } from '../synthesis-run.mjs';

const edit = editOf('libs/aws/network/src/network.ts');
const stock = { ASHLAR_ENGINE: 'stock' };

/** @type {import('../contender.mjs').Group} */
export const everything = {
  name: 'synth',
  title: 'Synthesis of everything',
  prepare: (scratch) => {
    const workspace = scratchWorkspace(join(scratch, 'workspace'), { apps: true });
    const main = sameAppsForTsNode(workspace);
    /** @type {(import('../synthesis-run.mjs').Synthesis & { name: string })[]} */
    const rows = [
      {
        name: 'cdktf synth, npx ts-node',
        synthesis: (out) => ({
          command: [binary('cdktf'), 'synth', '--app', main.tsNode, '--output', out],
          env: stock,
        }),
      },
      {
        name: 'npx tsx',
        synthesis: (out) => ({ command: main.tsx, env: { ...stock, CDKTF_OUTDIR: out } }),
      },
      {
        name: 'ashlar synth, engine as published, after an edit',
        synthesis: (out) => ({ ...ashlarSynth()(out), env: stock }),
        edit,
      },
      {
        name: 'ashlar synth, nothing kept from earlier runs',
        synthesis: (out) => ({ ...ashlarSynth()(out), env: { ASHLAR_CACHE: 'off' } }),
      },
      { name: 'ashlar synth, after an edit', synthesis: ashlarSynth(), warmUps: WARM_UPS, edit },
      { name: 'ashlar synth --force, nothing edited', synthesis: ashlarSynth('--force') },
    ];
    return rows.map((row) => ({ name: row.name, run: synthesisRun(row, workspace, scratch) }));
  },
};
