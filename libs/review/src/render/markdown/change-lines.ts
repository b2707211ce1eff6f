import type {
  AttributeChange,
  ReviewAction,
  ReviewedChange,
  ReviewedOutput,
  ShownValue,
} from '../../review.js';
import { NAME_LIMIT, shortened, visible } from '../text/visible.js';
import { ACTION_WORDS } from '../text/words.js';
import { type DiffMark, fenceLine, valueLines } from './markdown-text.js';

const MARKS: Readonly<Record<ReviewAction, DiffMark>> = {
  delete: '-',
  replace: '!',
  unknown: '!',
  forget: '!',
  update: '!',
  create: '+',
  move: '#',
  import: '#',
};

/** Of these it matters that data is in it. */
const LOSING: ReadonlySet<ReviewAction> = new Set(['delete', 'replace', 'forget', 'unknown']);

/** How far in a name of an attribute stands, and a line of a value under it. */
const ATTRIBUTE = 5;
const VALUE = 7;

/** More lines of one value than this fill the comment, and the JSON has them. */
const VALUE_LINES = 60;

/** One line: what happens to a resource. `isLong` adds why, and where it comes from. */
export function changeLine(change: ReviewedChange, isLong: boolean): string {
  const { action, actions, address, because, deposed, importId, movedFrom, stateful } = change;
  const words = [
    action === 'unknown' ? `${ACTION_WORDS.unknown} (${actions})` : ACTION_WORDS[action],
    ...(stateful && LOSING.has(action) ? ['stateful'] : []),
    ...(deposed === undefined ? [] : [`deposed ${deposed}`]),
    ...(movedFrom === undefined || !isLong ? [] : [`from ${movedFrom}`]),
    ...(importId === undefined || !isLong ? [] : [`id ${importId}`]),
    ...(action === 'replace' && actions === 'create,delete' && isLong
      ? ['the new one is created first']
      : []),
  ].join(', ');
  const why = because === undefined || !isLong ? '' : `: ${because}`;
  return fenceLine(
    MARKS[action],
    1,
    `${shownName(address)}  ${shortened(visible(`${words}${why}`), NAME_LIMIT)}`,
  );
}

/** As it is in a fence, whatever follows it. */
export const shownName = (name: string): string => shortened(visible(name), NAME_LIMIT);

/** The attributes of a change, on lines of their own. */
export function* attributeLines({ attributes }: ReviewedChange, values: boolean): Generator<string> {
  if (attributes.length === 0) return;
  if (values) for (const attribute of attributes) yield* valueChange(attribute);
  else yield fenceLine(' ', ATTRIBUTE, attributes.map(named).join(', '));
}

/** An output, and who has to know. */
export function* outputLines(output: ReviewedOutput, values: boolean): Generator<string> {
  const { name, action, sensitive, readers, before, after } = output;
  const read = readers.length === 0 ? '' : `, read by ${readers.join(', ')}`;
  yield fenceLine(
    MARKS[action],
    1,
    `output ${name}  ${ACTION_WORDS[action]}${sensitive ? ', sensitive' : ''}${read}`,
  );
  if (values && (before || after)) yield* valueChange({ path: 'value', forces: false, before, after });
}

const named = ({ path, forces }: AttributeChange) => (forces ? `${path} (forces it)` : path);

function* valueChange(attribute: { path: string; forces: boolean; before?: ShownValue; after?: ShownValue }) {
  const { before, after } = attribute;
  if (before === undefined && after === undefined) yield fenceLine(' ', ATTRIBUTE, named(attribute));
  if (before !== undefined) yield* sideLines('-', named(attribute), before);
  if (after !== undefined) yield* sideLines('+', named(attribute), after);
}

function* sideLines(mark: DiffMark, name: string, value: ShownValue): Generator<string> {
  const lines = value.kind === 'value' ? valueLines(value.text) : [`(${value.kind})`];
  if (lines.length === 1) return yield fenceLine(mark, ATTRIBUTE, `${name}: ${lines[0]}`);
  yield fenceLine(mark, ATTRIBUTE, `${name}:`);
  for (const line of lines.slice(0, VALUE_LINES)) yield fenceLine(mark, VALUE, line);
  if (lines.length > VALUE_LINES) yield fenceLine(mark, VALUE, `…(${lines.length - VALUE_LINES} lines)`);
}
