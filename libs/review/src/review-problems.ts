import { isRecord, type Problem } from '@ashlar/core';
import { verdicts } from './review.js';

/** Why something that was read from a file is no review that `--format json` has written. */
export function reviewProblems(json: unknown): Problem[] {
  const fix = 'write it with `ashlar review --format json`, by the same version';
  if (!isRecord(json)) return [{ what: 'it is no JSON object', fix }];
  const { schemaVersion, verdict, stacks, findings, policy } = json;
  if (schemaVersion !== 1)
    return [{ what: `its schemaVersion is ${JSON.stringify(schemaVersion)}, and not 1`, fix }];
  const lists = Object.entries({ stacks, findings, policy }).filter(([, list]) => !Array.isArray(list));
  return [
    ...((verdicts as readonly unknown[]).includes(verdict)
      ? []
      : [{ what: `its verdict is ${JSON.stringify(verdict)}, and none of ${verdicts.join(', ')}`, fix }]),
    ...lists.map(([name]) => ({ what: `its ${name} are no list`, fix })),
  ];
}
