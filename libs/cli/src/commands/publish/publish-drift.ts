import { isRecord, refuse } from '@ashlar/core';
import { type DriftOfStack, repositoryOf, updateDriftIssues } from '@ashlar/github';
import { driftText, type DriftRow } from './drift-text.js';
import { readJson } from './read-json.js';
import { report } from './run-of.js';

export interface PublishDriftRequest {
  readonly drift: readonly string[];
  readonly link?: string;
}

/** Brings the issues up to date with what was found. Of stacks that could not be compared, nothing is said or closed. */
export async function publishDrift(
  { drift, link }: PublishDriftRequest,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const repository = repositoryOf(env, { report });
  const stacks = drift.flatMap(readRows).flatMap((row): DriftOfStack[] => {
    if (row.error !== undefined || row.drift === undefined) return [];
    return [{ stack: row.stack, text: driftText(row, link) }];
  });
  for (const { stack, outcome, number } of await updateDriftIssues(repository, stacks))
    process.stdout.write(`#${number} ${outcome}: ${stack}\n`);
}

function readRows(file: string): DriftRow[] {
  const rows = readJson(file);
  const isDrift =
    Array.isArray(rows) && rows.every((row) => isRecord(row) && typeof row['stack'] === 'string');
  refuse(
    file,
    isDrift ? [] : [{ what: 'it is not what `ashlar drift --json` prints', fix: 'write it anew' }],
  );
  return rows as DriftRow[];
}
