import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readStacks, refuse } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';

/** What was synthesized into a folder, by whomever. `option` is what named it. */
export function writtenStacks(folder: string, option: string): readonly WrittenStack[] {
  const what = `${option} is '${folder}', which holds no synthesis`;
  const fix = 'name a folder with a manifest.json; `ashlar synth --output <folder>` writes one';
  refuse('the command', existsSync(join(folder, 'manifest.json')) ? [] : [{ what, fix }]);
  return readStacks(resolve(folder));
}
