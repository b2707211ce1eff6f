import type { StackReview } from '../../review.js';
import { worstFirst } from '../text/words.js';
import { diffFence } from './markdown-text.js';
import { sizeOf } from './room.js';
import { briefLines, countLine } from './stack-brief.js';
import { type SectionDetail, stackSection } from './stack-section.js';

/** `row`: nothing but its row in the table. */
type Detail = 'row' | 'types' | 'dangers' | SectionDetail;

interface Shown {
  readonly stack: StackReview;
  detail: Detail;
  /** A section, or lines for the fence that all brief ones share. */
  text: string;
}

/**
 * What is told of the stacks besides their rows, as far as there is room. There are six steps: the row only; counts by type; what
 * must be named by address; all addresses; with the names of attributes; with their values. The least dangerous stack gives up
 * one after the other first, only then the next one does; and what must be named is named in every stack before any stack gets room for more.
 */
export class StackDetails {
  private readonly shown: readonly Shown[];
  /** Worst first, and of those in the order of application. */
  private readonly worst: readonly Shown[];

  constructor(stacks: readonly StackReview[]) {
    this.shown = stacks.filter(hasDetails).map((stack) => ({ stack, detail: 'row', text: '' }));
    this.worst = worstFirst.flatMap((verdict) => this.shown.filter(({ stack }) => stack.verdict === verdict));
  }

  /** Names in every stack what must be named. Returns the bytes that it took. */
  nameDangers(room: number): number {
    const frame = sizeOf([FULL, BRIEF, diffFence([])].join('\n\n')) + LONGER_FENCE;
    return frame + this.share('dangers', room - frame);
  }

  /** Counts by type what is not told at all, then tells more of each stack, the most dangerous first. */
  tellMore(room: number): void {
    let left = room - this.share('types', room);
    for (const verdict of worstFirst) {
      let raised = this.worst.filter(({ stack }) => stack.verdict === verdict);
      for (const detail of ['addresses', 'names', 'values'] as const)
        raised = raised.filter((shown) => {
          left -= raise(shown, detail, left);
          return shown.detail === detail;
        });
    }
  }

  get text(): string {
    const told = this.shown.filter(({ text }) => text !== '');
    const brief = told.filter(isBrief).map(({ text }) => text);
    const full = told.filter((one) => !isBrief(one)).map(({ text }) => text);
    return [
      ...(full.length === 0 ? [] : [FULL, ...full]),
      ...(brief.length === 0 ? [] : [BRIEF, diffFence(brief)]),
    ].join('\n\n');
  }

  get isWhole(): boolean {
    return this.shown.every(({ detail }) => detail === 'values');
  }

  /** The least dangerous take no more than their share; what they leave is for the more dangerous. */
  private share(detail: 'types' | 'dangers', room: number): number {
    const untold = this.worst.filter((shown) => shown.detail === 'row').toReversed();
    let left = room;
    let sharing = untold.length;
    for (const shown of untold) {
      left -= raise(shown, detail, Math.floor(left / sharing));
      sharing -= 1;
    }
    return room - left;
  }
}

const FULL = '### Changes';
const BRIEF = '### In brief';

/** A fence of three backticks grows by twice the backticks of the longest run in it, which a name may have. */
const LONGER_FENCE = 500;

const isBrief = ({ detail }: Shown) => detail === 'types' || detail === 'dangers';

const hasDetails = ({ changes, drift, outputs }: StackReview) =>
  changes.length + drift.length + outputs.length > 0;

/** Tells more of a stack if that takes at most `room` bytes more. Returns the bytes that it took. */
function raise(shown: Shown, detail: Exclude<Detail, 'row'>, room: number): number {
  const before = shown.text === '' ? 0 : sizeOf(shown.text) + GAP;
  const space = room + before - GAP;
  const text = textOf(shown.stack, detail, space);
  if (text === undefined || sizeOf(text) > space) return 0;
  shown.detail = detail;
  shown.text = text;
  return sizeOf(text) + GAP - before;
}

function textOf(stack: StackReview, detail: Exclude<Detail, 'row'>, space: number): string | undefined {
  if (detail === 'types') return countLine(stack);
  if (detail === 'dangers') return briefLines(stack, space)?.join('\n');
  return stackSection(stack, detail, space);
}

/** Two line breaks at most between one and the next. */
const GAP = 2;
