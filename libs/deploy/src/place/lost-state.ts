import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Problem } from '@ashlar/core';

/** Where Terraform leaves a state that it could not write to the bucket. */
const LOST = 'errored.tfstate';

/** With the state of before, what the last apply has made would be made a second time. */
export function lostStateProblems(folder: string, terraform: string): Problem[] {
  if (!existsSync(join(folder, LOST))) return [];
  const place = relative(process.cwd(), folder) || '.';
  return [
    {
      what: `its last apply could not save the state, and left it in ${join(place, LOST)}`,
      fix: `${terraform} -chdir=${place} state push ${LOST}, then remove that file: it holds secrets`,
    },
  ];
}
