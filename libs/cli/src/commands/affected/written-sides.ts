import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Sides } from '@ashlar/changes';
import { readStacks, refuse } from '@ashlar/core';
import type { SynthesizedSides } from './synthesized-sides.js';

/** Both sides as they lie in two folders: nothing of either is run, which is why somebody else may have written them. */
export function writtenSides(baseFolder: string, headFolder: string): SynthesizedSides & { sides: Sides } {
  refuse(
    'the command',
    [...new Set([baseFolder, headFolder])]
      .filter((folder) => !existsSync(join(folder, 'manifest.json')))
      .map((folder) => ({
        what: `${folder} holds no synthesis`,
        fix: `ashlar synth --output ${folder} writes one`,
      })),
  );
  return {
    base: readStacks(baseFolder),
    head: readStacks(headFolder),
    sides: { base: { ref: baseFolder, commit: null }, head: { ref: headFolder, commit: null } },
  };
}
