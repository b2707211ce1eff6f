import type { Review, ReviewFinding } from '../../review.js';
import { reviewSummaryLine } from '../review-summary-line.js';
import { movedLines } from '../text/moved-lines.js';
import { isDanger } from '../text/named-first.js';
import { paint, type Paint } from './paint.js';
import { stackLines } from './terminal-changes.js';
import { terminalTable } from './terminal-table.js';
import { plain, wrapped } from './terminal-text.js';

export interface TerminalOptions {
  /** Columns of the terminal; fewer than 40 are taken for 40. */
  readonly width: number;
  readonly color: boolean;
}

const NARROWEST = 40;

/**
 * The review for a terminal. What matters most stands last, just above the prompt, because what is longer than the screen scrolls
 * away: the changes of each stack, then what is worth a look, policy, the rehearsal, the table, the dangers, and the verdict as the last
 * line. Attributes of what is created or destroyed are not listed.
 */
export function reviewTerminal(review: Review, { width: asked, color }: TerminalOptions): string {
  const width = Number.isFinite(asked) ? Math.max(NARROWEST, Math.floor(asked)) : NARROWEST;
  const colors = paint(color);
  const findings = [
    ...review.findings,
    ...review.stacks.flatMap((stack) => stack.findings.map((one) => ({ stack: stack.name, ...one }))),
  ];
  const looks = findings.filter((one) => !isDanger(one)).flatMap((one) => findingLines(one, width));
  const dangers = findings.filter(isDanger).flatMap((one) => findingLines(one, width));
  const verdictColor =
    review.verdict === 'danger' ? colors.red : review.verdict === 'review' ? colors.yellow : colors.green;
  return [
    ...review.stacks.flatMap((stack) => stackLines(stack, width, colors)),
    ...section('worth a look', looks, colors.yellow),
    ...section('policy', policyLines(review, width), colors.yellow),
    ...section('rehearsed', rehearsalLines(review, width), colors.yellow),
    ...section('not the last word', unplannedLines(review, width), colors.yellow),
    ...terminalTable(review, width, colors),
    ...section('dangers', dangers, colors.red),
    ...wrapped(reviewSummaryLine(review), width).map((line) =>
      colors.bold(verdictColor(plain(line, width + 1))),
    ),
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[], color: Paint['red']): string[] =>
  lines.length === 0 ? [] : [color(title), ...lines, ''];

/** A sentence after a dash, and what follows on lines of its own; nothing of a review stands at the start of the first. */
const item = (sentence: string, more: readonly string[], width: number): string[] => [
  ...wrapped(sentence, width - 4).map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`),
  ...more.flatMap((text) => wrapped(text, width - 6).map((line) => `      ${line}`)),
];

function findingLines({ stack, address, what, fix, move }: ReviewFinding, width: number): string[] {
  const block = move === undefined ? [] : movedLines(move).map((line) => plain(line, 600));
  return item(`${placeOf(stack, address)}${plain(what, 600)}`, [`fix: ${plain(fix, 600)}`, ...block], width);
}

const placeOf = (stack: string | undefined, address: string | undefined) =>
  stack === undefined && address === undefined
    ? ''
    : `${[stack, address]
        .filter((name) => name !== undefined)
        .map((name) => plain(name))
        .join(' ')}: `;

function policyLines({ policy }: Review, width: number): string[] {
  return (['waived', 'unknown', 'fail'] as const).flatMap((verdict) =>
    policy
      .filter((finding) => finding.verdict === verdict)
      .flatMap(({ pack, rule, stack, address, reason, fix, isNew, waiver }) =>
        item(
          `${verdict}${verdict === 'fail' && !isNew ? ' (as before)' : ''}: ${placeOf(stack, address)}${plain(pack)}/${plain(rule)}: ${plain(reason, 600)}`,
          verdict === 'waived' && waiver
            ? [`by ${plain(waiver.owner)} until ${plain(waiver.expires)}: ${plain(waiver.reason, 600)}`]
            : [`fix: ${plain(fix, 600)}`],
          width,
        ),
      ),
  );
}

function rehearsalLines({ rehearsal }: Review, width: number): string[] {
  if (!rehearsal) return [];
  const { destroyed, from, leftOut, replaced } = rehearsal;
  const lines = (fate: string, of: typeof leftOut) =>
    of.flatMap(({ stack, address }) => item(`${fate}: ${plain(stack)} ${plain(address)}`, [], width));
  return [
    ...item(`on top of ${plain(from)}`, [], width),
    ...[...lines('left out', leftOut), ...lines('replaced', replaced), ...lines('destroyed', destroyed)],
  ];
}

const unplannedLines = ({ stacks }: Review, width: number) =>
  stacks
    .filter(({ status }) => status !== 'planned')
    .flatMap(({ name, status, because }) =>
      item(`${status}: ${plain(name)}${because === undefined ? '' : `: ${plain(because, 600)}`}`, [], width),
    );
