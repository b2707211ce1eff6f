// @ts-check
import { join } from 'node:path';
import { scratchWorkspace } from '../scratch-workspace.mjs';
import { editToJson } from '../edit-to-json.mjs';

/** @type {import('../contender.mjs').Group} */
export const watch = {
  name: 'watch',
  title: 'ashlar watch',
  prepare: (scratch) => {
    const workspace = scratchWorkspace(join(scratch, 'workspace'), { apps: true });
    const edit = {
      source: 'libs/aws/network/src/closed-defaults.ts',
      from: '${name}-unused',
      to: '${name}-unused-TURN',
      json: 'omnirapeutic-staging-network',
    };
    return [
      { words: [], name: 'from the edit of a module to its JSON, watching everything' },
      {
        words: ['omnirapeutic', 'staging'],
        name: 'from the edit of a module to its JSON, watching one environment',
      },
    ].map(({ words, name }) => ({
      name,
      run: () => editToJson(workspace, words, edit, scratch),
      aims: [{ of: 'wall', atMost: 1 }],
    }));
  },
};
