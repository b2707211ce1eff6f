import type { ReviewedChange, StackReview } from '../../review.js';
import { changesInWords } from '../review-summary-line.js';
import { namedFirst } from '../text/named-first.js';
import { counted } from '../text/words.js';
import { attributeLines, changeLine, outputLines } from './change-lines.js';
import { codeElement, diffFence, fenceLine } from './markdown-text.js';
import { sizeOf, within } from './room.js';

/** What a section may tell of each change: its address, the names of its attributes too, or their values too. */
export type SectionDetail = 'addresses' | 'names' | 'values';

/** The stack as `<details>` in at most `room` bytes, or undefined when it doesn't fit. Open when it is a danger. */
export function stackSection(stack: StackReview, detail: SectionDetail, room: number): string | undefined {
  // Nothing is rendered that can't fit: of thousands of changes that would take longer than all the rest.
  if ((stack.changes.length + stack.drift.length) * SHORTEST_LINE > room) return undefined;
  const head = summary(stack);
  const lines = within(linesOf(stack, detail), room - sizeOf(head) - FRAME);
  if (lines === undefined) return undefined;
  const text = `${head}\n\n${diffFence(lines)}\n\n</details>`;
  // Backticks in a value make the fence longer than the frame that was reckoned with.
  return sizeOf(text) > room ? undefined : text;
}

/** A mark, an address of three characters, and what happens to it. */
const SHORTEST_LINE = '- a.b  moved\n'.length;

const FRAME = sizeOf('\n\n```diff\n\n```\n\n</details>');

function summary(stack: StackReview): string {
  const words = [changesInWords([stack]), stack.counts.drift > 0 ? 'drift' : ''].filter(Boolean).join(', ');
  const open = stack.verdict === 'danger' ? ' open' : '';
  return `<details${open}><summary>${codeElement(stack.name)}: ${words || 'no changes'}</summary>`;
}

function* linesOf(stack: StackReview, detail: SectionDetail): Generator<string> {
  const { named, others } = namedFirst(stack);
  for (const changes of [named, others])
    for (const change of changes) yield* changeLines(change, detail, true);
  for (const output of stack.outputs) yield* outputLines(output, detail === 'values');
  if (stack.drift.length === 0) return;
  yield fenceLine(
    '#',
    1,
    `${counted(stack.drift.length, 'resource')} changed outside of Terraform since the last apply`,
  );
  for (const change of stack.drift) yield* changeLines(change, detail, false);
}

function* changeLines(change: ReviewedChange, detail: SectionDetail, isLong: boolean): Generator<string> {
  yield changeLine(change, isLong);
  if (detail !== 'addresses') yield* attributeLines(change, detail === 'values');
}
