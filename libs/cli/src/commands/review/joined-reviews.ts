import { type Finding, InputError } from '@ashlar/core';
import { mergeReviews, type Review, reviewProblems } from '@ashlar/review';
import { readJson } from './plan-files.js';
import type { ReviewRequest } from './review.js';
import { surroundingsOf } from './surroundings.js';

/** Reviews from files, as one. */
export function joinedReviews(files: readonly string[], request: ReviewRequest): Review {
  const read = files.map((file) => ({ file, ...asReview(readJson(file)) }));
  const wrong: Finding[] = read.flatMap(({ file, problems }) =>
    problems.length === 0 ? [] : [{ where: file, problems }],
  );
  if (wrong.length > 0) throw new InputError(wrong);
  return mergeReviews(
    read.flatMap(({ review }) => review ?? []),
    surroundingsOf(request),
  );
}

function asReview(read: ReturnType<typeof readJson>) {
  if ('what' in read) return { problems: [read] };
  const problems = reviewProblems(read.json);
  return problems.length > 0 ? { problems } : { problems, review: read.json as Review };
}
