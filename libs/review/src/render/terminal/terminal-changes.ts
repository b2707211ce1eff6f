import type { AttributeChange, ReviewAction, ReviewedChange, ShownValue, StackReview } from '../../review.js';
import { changesInWords } from '../review-summary-line.js';
import { mostFrequent } from '../text/grouped.js';
import { namedFirst } from '../text/named-first.js';
import { ACTION_WORDS, counted, figure } from '../text/words.js';
import type { Paint } from './paint.js';
import { cut, plain, wrapped } from './terminal-text.js';

const SIGNS: Readonly<Record<ReviewAction, string>> = {
  ...{
    create: '+',
    update: '~',
    replace: '±',
    delete: '−',
    move: '→',
    import: '←',
    forget: '·',
    unknown: '?',
  },
};

/** Of what isn't dangerous more than this of one stack fills the terminal, and the JSON has it. */
const OTHERS = 40;

/** Of these the attributes tell what happens; a new or a lost resource has all of its attributes new or lost. */
const WITH_ATTRIBUTES: ReadonlySet<ReviewAction> = new Set([
  'update',
  'replace',
  'unknown',
  'move',
  'import',
  'forget',
]);

/** A stack and what changes in it, or nothing when nothing does. */
export function stackLines(stack: StackReview, width: number, colors: Paint): string[] {
  const { name, outputs, drift } = stack;
  if (stack.changes.length + outputs.length + drift.length === 0) return [];
  const { named, others } = namedFirst(stack);
  const told = others.slice(0, OTHERS);
  const rest = others.slice(OTHERS);
  return [
    colors.bold(cut(`stack ${plain(name)}: ${changesInWords([stack]) || 'no changes'}`, width)),
    ...[...named, ...told].flatMap((change) => changeLines(change, width, colors)),
    ...(rest.length === 0 ? [] : [cut(`  and ${figure(rest.length)} more: ${kindsOf(rest)}`, width)]),
    ...outputs.map((output) =>
      cut(
        `  ${SIGNS[output.action]} output ${plain(output.name)}  ${ACTION_WORDS[output.action]}${readersOf(output)}`,
        width,
      ),
    ),
    ...(drift.length === 0 ? [] : [cut('  changed outside of Terraform since the last apply:', width)]),
    ...drift.map((change) => cut(`    ${headOf(change)}`, width)),
    '',
  ];
}

const readersOf = ({ readers }: { readonly readers: readonly string[] }) =>
  readers.length === 0 ? '' : `, read by ${readers.map((reader) => plain(reader)).join(', ')}`;

function kindsOf(changes: readonly ReviewedChange[]): string {
  const kind = ({ action, type }: ReviewedChange) => `${plain(type, 60)} ${ACTION_WORDS[action]}`;
  const { counts, others } = mostFrequent(changes, kind, 5);
  const told = counts.map(([name, count]) => `${figure(count)} ${name}`);
  return [...told, ...(others > 0 ? [counted(others, 'other kind')] : [])].join(', ');
}

function changeLines(change: ReviewedChange, width: number, colors: Paint): string[] {
  const color = colorOf(change.action, colors);
  const attributes = WITH_ATTRIBUTES.has(change.action) ? change.attributes : [];
  return [
    ...headLines(change, width).map(color),
    ...attributes.flatMap((attribute) => attributeLines(attribute, width).map(colors.faint)),
  ];
}

/** In full, however narrow the terminal is. */
const headLines = (change: ReviewedChange, width: number): string[] =>
  wrapped(headOf(change), width - 8).map((line, at) => `${at === 0 ? '  ' : '        '}${line}`);

function headOf({
  action,
  actions,
  address,
  because,
  deposed,
  importId,
  movedFrom,
  stateful,
}: ReviewedChange) {
  const words = [
    action === 'unknown' ? `${ACTION_WORDS.unknown} (${plain(actions)})` : ACTION_WORDS[action],
    ...(stateful && ['delete', 'replace', 'forget', 'unknown'].includes(action) ? ['stateful'] : []),
    ...(deposed === undefined ? [] : [`deposed ${plain(deposed)}`]),
    ...(movedFrom === undefined ? [] : [`from ${plain(movedFrom)}`]),
    ...(importId === undefined ? [] : [`id ${plain(importId)}`]),
  ].join(', ');
  return `${SIGNS[action]} ${plain(address)} ${words}${because === undefined ? '' : `: ${plain(because)}`}`;
}

function colorOf(action: ReviewAction, { red, yellow, green }: Paint) {
  if (action === 'create') return green;
  return action === 'delete' || action === 'replace' ? red : yellow;
}

function attributeLines({ path, before, after, forces }: AttributeChange, width: number): string[] {
  const name = `${plain(path)}${forces ? ' (forces it)' : ''}`;
  if (before === undefined && after === undefined) return [cut(`      ${name}`, width)];
  const line = `      ${name}: ${shown(before)} → ${shown(after)}`;
  return [cut(line, width)];
}

/** A value on one line; a text of several has their breaks written out. */
const shown = (value: ShownValue | undefined) => {
  if (value === undefined) return '(nothing)';
  return value.kind === 'value' ? plain(value.text, 120) : `(${value.kind})`;
};
