import { prepareToolchain } from '@ashlar/rehearsal';
import type { Workspace } from '../../workspace.js';

/** Finds what rehearsals and tests need, or installs it in `.cache`. */
export async function setup({ root }: Workspace): Promise<void> {
  await prepareToolchain({ root, env: process.env, report: (line) => console.log(line) });
}
