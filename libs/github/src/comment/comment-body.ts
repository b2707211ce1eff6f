/** A pull request that is open, and stacks that it changes too. */
export interface OtherPullRequest {
  readonly number: number;
  readonly stacks: readonly string[];
}

/** What a sticky comment consists of: its marker, what other pull requests have to do with it, and its text. */
export interface CommentBody {
  readonly marker: string;
  readonly others: readonly OtherPullRequest[];
  readonly text: string;
}

const TEXT_BEGINS = '<!-- ashlar:text -->';

/** Others are named up to here, so that a notice never pushes out the text. */
const MOST_OTHERS = 10;
const MOST_STACKS = 5;

/** What a notice may take of a comment: ten lines of at most 5 names of 60 characters, and words. */
export const NOTICE_LENGTH = 4000;

const HEADLINE =
  '> ⚠️ Other open pull requests change the same stacks: whichever is applied second has to be planned again.';

export function writeBody({ marker, others, text }: CommentBody): string {
  return [marker, ...noticeOf(others), TEXT_BEGINS, '', text.trim()].join('\n');
}

function noticeOf(others: readonly OtherPullRequest[]): string[] {
  if (others.length === 0) return [];
  const sorted = [...others].sort((a, b) => a.number - b.number);
  const left = sorted.length - MOST_OTHERS;
  return [
    ...[HEADLINE, '>'],
    ...sorted
      .slice(0, MOST_OTHERS)
      .map(({ number, stacks }) => `> - also changed by #${number}: ${namesOf(stacks)}`),
    ...(left > 0 ? [`> - and by ${left} more`] : []),
  ];
}

function namesOf(stacks: readonly string[]): string {
  const names = [...stacks].sort().map((name) => `\`${harmless(name)}\``);
  const left = names.length - MOST_STACKS;
  return left > 0 ? `${names.slice(0, MOST_STACKS).join(', ')} and ${left} more` : names.join(', ');
}

/** Names come from the synthesis of a pull request, where anybody may have written them. */
const harmless = (name: string) => {
  const clean = name.replace(/[^\w.-]/g, '?');
  return clean.length <= 60 ? clean : `${clean.slice(0, 59)}…`;
};

const LINE = /^> - also changed by #(\d+): (.+)$/;

/** Reads back what `writeBody` wrote. Without the line at which the text begins, everything after the marker is text. */
export function readBody(body: string): CommentBody {
  const [marker = '', ...lines] = body.split('\n');
  const begins = lines.indexOf(TEXT_BEGINS);
  const others = lines.slice(0, Math.max(begins, 0)).flatMap((line): OtherPullRequest[] => {
    const [, number, names = ''] = LINE.exec(line) ?? [];
    if (number === undefined) return [];
    return [
      { number: Number(number), stacks: [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name) },
    ];
  });
  return {
    marker,
    others,
    text: lines
      .slice(begins + 1)
      .join('\n')
      .trim(),
  };
}
