import { type CorpusCase, corpusCases } from '../corpus/corpus.fixture.js';
import type { ReviewedChange, ReviewFinding } from '../review.js';
import { composeReview } from './compose-review.js';
import { openMask } from './open-mask.fixture.js';

const byAddress = (changes: readonly ReviewedChange[]) =>
  Object.fromEntries(
    changes.map(({ address, deposed, action }) => [
      deposed === undefined ? address : `${address} (deposed)`,
      action,
    ]),
  );

const isDangerOfOne = ({ verdict, address }: ReviewFinding) => verdict === 'danger' && address !== undefined;

/** Where the rules are held to another answer than the corpus gives, and why. */
const OTHERWISE: Readonly<Record<string, Partial<CorpusCase['expected']>>> = {
  // Taking back what somebody did by hand deletes what it kept: logs of more than 7 days.
  'aws-drift': { verdict: 'danger', rules: ['logging-off'] },
  // What held data and was destroyed by hand comes back empty, and stands in the way of bringing it back.
  'aws-drift-deleted': { verdict: 'danger', rules: ['stateful-gone'] },
};

test.each(corpusCases().map((each) => [each.name, each] as const))(
  '%s',
  (name, { plan, expected: written }) => {
    const expected = { ...written, ...OTHERWISE[name] };
    const review = composeReview({ stacks: [{ name, plan }], values: 'masked' }, openMask);
    const [stack] = review.stacks;
    expect({
      verdict: review.verdict,
      actions: byAddress(stack?.changes ?? []),
      drift: byAddress(stack?.drift ?? []),
      outputs: Object.fromEntries((stack?.outputs ?? []).map((output) => [output.name, output.action])),
      rules: [...new Set((stack?.findings ?? []).filter(isDangerOfOne).map(({ rule }) => rule))].sort(),
    }).toEqual({
      verdict: expected.verdict,
      actions: expected.actions,
      drift: expected.drift,
      outputs: expected.outputs,
      rules: [...expected.rules].sort(),
    });
  },
);
