import { existsSync, readFileSync } from 'node:fs';
import { isRecord, refuse } from '@ashlar/core';

/** What a file of JSON holds. Of the text itself nothing is said. */
export function readJson(file: string): unknown {
  const missing = { what: 'there is no such file', fix: 'name what the step before has written' };
  refuse(file, existsSync(file) ? [] : [missing]);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    refuse(file, [{ what: 'it holds no JSON', fix: 'look at the step that has written it' }]);
    return undefined;
  }
}

/** The same, of an object. */
export function readRecord(file: string): Record<string, unknown> {
  const value = readJson(file);
  refuse(
    file,
    isRecord(value) ? [] : [{ what: 'it holds no object', fix: 'look at the step that has written it' }],
  );
  return value as Record<string, unknown>;
}
