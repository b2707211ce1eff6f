import type { ChangeCounts, Review, ReviewAction } from '../review.js';
import { visible } from './text/visible.js';
import { ACTION_WORDS, actions, counted, figure } from './text/words.js';

/** As much of the hash of a plan set as people compare. */
const SHORT_HASH = 12;

/** The review in one line of words, without a mark of any format: for a terminal, a check, a log. */
export function reviewSummaryLine(review: Review): string {
  const approval = approvalOf(review);
  const end = approval === undefined ? '' : `; approve as ${approval}`;
  return `${review.verdict}: ${summaryWords(review)}${end}`;
}

/** What an approval names: the start of the hash of the plan set. Undefined when there is nothing to approve. */
export const approvalOf = ({ verdict, planSet }: Review): string | undefined =>
  planSet && verdict !== 'none' ? visible(planSet.hash).slice(0, SHORT_HASH) : undefined;

/** What changes and what is wrong, in figures. */
export function summaryWords(review: Review): string {
  const { stacks, policy } = review;
  const failed = stacks.filter(({ status }) => status === 'failed').length;
  const deferred = stacks.filter(({ status }) => status === 'deferred').length;
  const drifted = stacks.filter(({ counts }) => counts.drift > 0).length;
  const fails = policy.filter((finding) => finding.verdict === 'fail').length;
  return [
    changingStacks(review),
    ...(failed > 0 ? [`${counted(failed, 'stack')} could not be planned`] : []),
    ...(deferred > 0 ? [`${counted(deferred, 'stack')} deferred`] : []),
    ...[changesInWords(stacks)].filter(Boolean),
    ...(drifted > 0 ? [`drift in ${counted(drifted, 'stack')}`] : []),
    ...(fails > 0 ? [counted(fails, 'policy failure')] : []),
  ].join('; ');
}

function changingStacks({ stacks }: Review): string {
  const changing = stacks.filter(({ counts }) => changesAnything(counts)).length;
  if (stacks.length === 0) return 'no stack was reviewed';
  if (changing === 0) return `nothing changes in ${counted(stacks.length, 'stack')}`;
  return `${figure(changing)} of ${counted(stacks.length, 'stack')} ${changing === 1 ? 'changes' : 'change'}`;
}

/** Whether an apply would do something; drift alone is nothing of that. */
export const changesAnything = (counts: ChangeCounts): boolean =>
  counts.outputs > 0 || actions.some((action) => counts[action] > 0);

/** `1 replaced (stateful), 3 created, 2 outputs`. */
export function changesInWords(stacks: Review['stacks']): string {
  const outputs = stacks.reduce((sum, { counts }) => sum + counts.outputs, 0);
  return [
    ...actions.flatMap((action) => {
      const count = stacks.reduce((sum, { counts }) => sum + counts[action], 0);
      return count === 0 ? [] : [`${figure(count)} ${ACTION_WORDS[action]}${statefulRemark(stacks, action)}`];
    }),
    ...(outputs === 0 ? [] : [counted(outputs, 'output')]),
  ].join(', ');
}

/** Only of what takes the data with it, or leaves it to nobody. */
function statefulRemark(stacks: Review['stacks'], action: ReviewAction): string {
  if (!['delete', 'replace', 'forget'].includes(action)) return '';
  let of = 0;
  let stateful = 0;
  for (const { changes } of stacks)
    for (const change of changes)
      if (change.action === action) {
        of += 1;
        if (change.stateful) stateful += 1;
      }
  if (stateful === 0) return '';
  return stateful === of && of === 1 ? ' (stateful)' : ` (${figure(stateful)} stateful)`;
}
