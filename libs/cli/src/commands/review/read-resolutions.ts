import { InputError } from '@ashlar/core';
import { type Resolution, resolutionProblems } from '@ashlar/review';
import { readJson } from './plan-files.js';

/** What was decided about stacks that are gone: nothing, where no file is named. */
export function readResolutions(file: string | undefined): readonly Resolution[] {
  if (file === undefined) return [];
  const read = readJson(file);
  const problems = 'what' in read ? [read] : resolutionProblems(read.json);
  if (problems.length > 0) throw new InputError([{ where: file, problems }]);
  return 'json' in read ? (read.json as Resolution[]) : [];
}
