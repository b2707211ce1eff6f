import { writeFileSync } from 'node:fs';
import { mergeDurations } from '@ashlar/changes';
import { refuse } from '@ashlar/core';
import { readDurations } from './read-durations.js';

/** Reads everything before anything is written: the history is input and output. */
export function mergeFiles(files: readonly string[], output: string | undefined): void {
  refuse('the command', output === '' ? [{ what: '--output is empty', fix: 'name a file' }] : []);
  const text = `${JSON.stringify(mergeDurations(files.map(readDurations)), null, 1)}\n`;
  if (output === undefined) process.stdout.write(text);
  else writeFileSync(output, text);
}
