import { type Problem, refuse } from '@ashlar/core';

export interface MarkdownOptions {
  /**
   * The most bytes of UTF-8, and so of UTF-16 units, that may be written; GitHub takes 65,536 in a comment, and 1,048,576 in the
   * summary of a step.
   * @default 65_000
   */
  readonly limit?: number;
  /**
   * Where all of the review can be read: a summary or an artifact of the run, by http or https.
   * @default - what finds no room is counted, and said to be in the JSON of the review
   */
  readonly link?: string;
  /**
   * By what a program finds its comment again: written as an HTML comment on the first line, where no text of a review can be.
   * @default - none
   */
  readonly marker?: string;
}

/** With less, not even the verdict, a sum and the foot are sure to fit. */
const SMALLEST_LIMIT = 8_000;

export interface CheckedOptions {
  readonly limit: number;
  readonly link?: string;
  readonly marker?: string;
}

/** The options as they can be written, or an InputError that names everything wrong with them. */
export function checkedOptions({ limit = 65_000, link, marker }: MarkdownOptions): CheckedOptions {
  const href = link !== undefined && URL.canParse(link) ? new URL(link) : undefined;
  refuse('reviewMarkdown', [
    ...(Number.isInteger(limit) && limit >= SMALLEST_LIMIT ? [] : [limitProblem(limit)]),
    ...(link !== undefined && !['http:', 'https:'].includes(href?.protocol ?? '') ? [linkProblem(link)] : []),
    ...(marker === undefined || /^[\w:/.-]+$/.test(marker.replace('--', '|')) ? [] : [markerProblem(marker)]),
  ]);
  return { limit, link: href?.href.replace(/[<>()\\|]/g, encodeURIComponent), marker };
}

const limitProblem = (limit: number): Problem => ({
  what: `limit is ${limit}; it is a whole number of bytes, at least ${SMALLEST_LIMIT}`,
  fix: 'leave it out for a comment on GitHub, or use 1_000_000 for the summary of a step',
});

const linkProblem = (link: string): Problem => ({
  what: `link is ${JSON.stringify(link)}, which is no address of http or https`,
  fix: 'give the whole address, for instance https://github.com/owner/name/actions/runs/1',
});

const markerProblem = (marker: string): Problem => ({
  what: `marker is ${JSON.stringify(marker)}, which can't be written into an HTML comment`,
  fix: 'use letters, digits and single - . : / _',
});
