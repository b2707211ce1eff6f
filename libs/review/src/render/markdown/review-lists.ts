import type { PolicyFinding, RehearsedResource, Review, ReviewFinding, StackReview } from '../../review.js';
import { isDanger } from '../text/named-first.js';
import { shortened } from '../text/visible.js';
import type { List } from './fit-list.js';
import { movedLines } from '../text/moved-lines.js';
import { code, hclFence, prose } from './markdown-text.js';

/** Units of a name where things are counted by it. */
const KIND_LIMIT = 60;

const kindOf = (name: string) => code(shortened(name, KIND_LIMIT));

/** What must not be approved without a thought: findings of the change, then of its stacks in the order of application. */
export const dangerList = (review: Review): List<ReviewFinding> => ({
  heading: '### Dangers',
  items: allFindings(review).filter(isDanger),
  ...findingLines,
});

export const lookList = (review: Review): List<ReviewFinding> => ({
  heading: '### Worth a look',
  items: allFindings(review).filter((finding) => !isDanger(finding)),
  ...findingLines,
});

const allFindings = ({ findings, stacks }: Review): ReviewFinding[] => [
  ...findings,
  ...stacks.flatMap((stack) => stack.findings.map((finding) => ({ stack: stack.name, ...finding }))),
];

const findingLines = {
  full: (finding: ReviewFinding) =>
    `${findingLine(finding)}\n  fix: ${prose(finding.fix)}${builtBy(finding.path)}${movedBlock(finding)}`,
  brief: (finding: ReviewFinding) => findingLine(finding),
  kind: ({ rule }: ReviewFinding) => kindOf(rule),
};

/** To be pasted. */
const movedBlock = ({ move }: ReviewFinding) =>
  move === undefined ? '' : `\n\n${hclFence(movedLines(move)).replace(/^/gm, '  ')}\n`;

const findingLine = ({ stack, address, what, attributes = [] }: ReviewFinding) =>
  `- ${place(stack, address)}${prose(what)}${attributes.length === 0 ? '' : ` (${attributes.slice(0, 5).map(code).join(', ')})`}`;

/** Stacks of which the plan isn't the last word, and those without one. */
export const unplannedList = ({ stacks }: Review): List<StackReview> => {
  const of = (wanted: StackReview['status']) => stacks.filter(({ status }) => status === wanted);
  const line = ({ name, status, because }: StackReview) =>
    `- ${code(name)} ${status === 'failed' ? 'could not be planned' : 'is deferred'}`.concat(
      because === undefined ? '' : `: ${prose(because)}`,
    );
  return {
    heading: '### Not the last word',
    items: [...of('failed'), ...of('deferred')],
    full: line,
    brief: ({ name, status }) => `- ${code(name)} ${status}`,
    kind: ({ status }) => status,
  };
};

const POLICY_WORDS = {
  fail: 'fails',
  unknown: 'is not known before the apply',
  waived: 'is waived',
} as const;

/** What fails, what nobody can say yet, and what was waived by whom until when. */
export const policyList = ({ policy }: Review): List<PolicyFinding> => ({
  heading: '### Policy',
  items: (['fail', 'unknown', 'waived'] as const).flatMap((verdict) =>
    policy.filter((finding) => finding.verdict === verdict),
  ),
  full: (finding) => {
    const { verdict, reason, fix, path, waiver } = finding;
    const end =
      verdict === 'waived' && waiver
        ? `  waived because: ${prose(waiver.reason)}`
        : `  fix: ${prose(fix)}${builtBy(path)}`;
    return `${policyLine(finding)}: ${prose(reason)}\n${end}`;
  },
  brief: policyLine,
  kind: ({ pack, rule, verdict }) => `${kindOf(`${pack}/${rule}`)} ${POLICY_WORDS[verdict]}`,
});

function policyLine({ pack, rule, verdict, stack, address, isNew, waiver }: PolicyFinding): string {
  const owner = waiver ? ` (${prose(waiver.owner)} until ${prose(waiver.expires)})` : '';
  const age = verdict === 'fail' && !isNew ? ', as it did before' : '';
  return `- ${place(stack, address)}${code(`${pack}/${rule}`)} ${POLICY_WORDS[verdict]}${verdict === 'waived' ? owner : age}`;
}

interface Rehearsed extends RehearsedResource {
  readonly fate: 'destroyed' | 'replaced' | 'left out: the emulator does not carry it';
}

/** What happened on the emulator. */
export const rehearsalList = ({ rehearsal }: Review): List<Rehearsed> => {
  const { destroyed = [], from = '', leftOut = [], replaced = [] } = rehearsal ?? {};
  const items: Rehearsed[] = [
    ...destroyed.map((resource) => ({ ...resource, fate: 'destroyed' as const })),
    ...replaced.map((resource) => ({ ...resource, fate: 'replaced' as const })),
    ...leftOut.map((resource) => ({
      ...resource,
      fate: 'left out: the emulator does not carry it' as const,
    })),
  ];
  const line = ({ stack, address, fate }: Rehearsed) => `- ${place(stack, address)}${fate}`;
  return {
    heading: `### Rehearsed on top of ${code(from)}`,
    items,
    full: line,
    brief: line,
    kind: ({ fate }) => fate,
  };
};

/** Where to look in the sources. */
const builtBy = (path: string | undefined) => (path === undefined ? '' : ` (built by ${code(path)})`);

const place = (stack: string | undefined, address: string | undefined) =>
  stack === undefined && address === undefined
    ? ''
    : `${[stack, address]
        .filter((name) => name !== undefined)
        .map(code)
        .join(' ')}: `;
