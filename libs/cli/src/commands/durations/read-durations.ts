import { existsSync, readFileSync } from 'node:fs';
import { type Durations, parseDurations } from '@ashlar/changes';

/** Measured durations. The first run of all has none, so a file that isn't there holds nothing. */
export function readDurations(file: string): Durations {
  if (existsSync(file)) return parseDurations(readFileSync(file, 'utf8'), file);
  process.stderr.write(`${file} is not there: nothing was measured yet\n`);
  return {};
}
