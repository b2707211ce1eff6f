import { refuse } from '@ashlar/core';
import {
  type Review,
  reviewHtml,
  reviewJson,
  reviewMarkdown,
  reviewSarif,
  reviewTerminal,
} from '@ashlar/review';

export type ReviewFormat = 'terminal' | 'markdown' | 'html' | 'json' | 'sarif';

export interface RenderOptions {
  readonly format: ReviewFormat;
  readonly limit?: string;
  readonly link?: string;
  /** Whether a person looks at it in a terminal. */
  readonly isTerminal: boolean;
}

export function rendered(review: Review, { format, limit, link, isTerminal }: RenderOptions): string {
  const isNumber = limit === undefined || /^[1-9]\d{2,8}$/.test(limit);
  refuse(
    'the command',
    isNumber ? [] : [{ what: `--limit is '${limit}'`, fix: 'give a number of characters, 100 or more' }],
  );
  if (format === 'html') return reviewHtml(review);
  if (format === 'json') return reviewJson(review);
  if (format === 'sarif') return reviewSarif(review);
  if (format === 'markdown')
    return reviewMarkdown(review, {
      ...(limit === undefined ? {} : { limit: Number(limit) }),
      ...(link === undefined ? {} : { link }),
    });
  const color = isTerminal && process.env['NO_COLOR'] === undefined;
  return reviewTerminal(review, { width: process.stdout.columns ?? 100, color });
}
