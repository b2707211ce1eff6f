import type { ReviewAction, Verdict } from '../../review.js';

/** What is asked of a change so that it is shown. What is absent asks for nothing. */
export interface Wanted {
  /** Each word has to occur somewhere: in names, reasons, attributes or values. Case doesn't matter. */
  readonly words: string;
  readonly stack?: string;
  readonly action?: ReviewAction;
  readonly verdict?: Verdict;
  readonly type?: string;
  readonly onlyDangers: boolean;
  /** Only what a policy has something to say about. */
  readonly onlyPolicy: boolean;
}

/** Whether every change is wanted. */
export const asksNothing = ({ words, onlyDangers, onlyPolicy, ...chosen }: Wanted) =>
  words.trim() === '' && !onlyDangers && !onlyPolicy && Object.keys(chosen).length === 0;

export interface Findable {
  readonly stack: string;
  readonly action: ReviewAction;
  readonly verdict: Verdict;
  readonly type: string;
  readonly hasPolicy: boolean;
  /** In lower case. */
  readonly text: string;
}

/** Whether a change is one of those that are wanted. */
export function isWanted(wanted: Wanted): (found: Findable) => boolean {
  const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
  const { stack, action, verdict, type, onlyDangers, onlyPolicy } = wanted;
  return (found) =>
    (stack === undefined || found.stack === stack) &&
    (action === undefined || found.action === action) &&
    (verdict === undefined || found.verdict === verdict) &&
    (type === undefined || found.type === type) &&
    (!onlyDangers || found.verdict === 'danger') &&
    (!onlyPolicy || found.hasPolicy) &&
    words.every((word) => found.text.includes(word));
}
