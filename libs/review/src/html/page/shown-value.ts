import type { AttributeChange, ShownValue } from '../../review.js';
import { laidOut } from '../shown/laid-out.js';
import { type Piece, valueDiff } from '../shown/value-diff.js';
import { counted } from '../../render/text/words.js';
import { badge, code } from './badges.js';
import { button, type Child, h, lines } from './element.js';

/** What is longer is cut, with a button for the rest. */
const LONGEST = { lines: 24, characters: 1_600 };
/** Lines that stay around those that differ. */
const AROUND = 3;

/** The cells of a change: before and after beside each other, or one cell with the lines that differ. */
export function valueCells({ before, after }: AttributeChange): HTMLElement[] {
  if (before?.kind !== 'value' || after?.kind !== 'value')
    return [cell('Before', shownValue(before)), cell('After', shownValue(after))];
  const diff = valueDiff(before.text, after.text);
  return diff.kind === 'words'
    ? [
        cell('Before', h('pre', {}, ...diff.before.map(words))),
        cell('After', h('pre', {}, ...diff.after.map(words))),
      ]
    : [h('td', { colspan: 2, class: 'lines', 'data-label': 'What differs' }, lineDiff(diff.lines))];
}

export const cell = (label: string, ...children: Child[]) => h('td', { 'data-label': label }, ...children);

export function shownValue(value: ShownValue | undefined): HTMLElement {
  if (value === undefined) return h('span', { class: 'absent' }, 'not set');
  if (value.kind === 'hidden') return badge('hidden-value', 'hidden');
  if (value.kind === 'known after apply') return badge('unknown-value', 'known after apply');
  if (value.text === '') return h('span', { class: 'absent' }, 'empty');
  return long(laidOut(value.text));
}

function long(text: string): HTMLElement {
  const start = text.split('\n', LONGEST.lines).join('\n').slice(0, LONGEST.characters);
  if (start.length === text.length) return h('pre', {}, lines(text));
  const shown = h('pre', {}, lines(start));
  const rest = counted(text.length - start.length, 'more character');
  const more = button({ class: 'more' }, () => whole.replaceChildren(h('pre', {}, lines(text))), rest);
  const whole = h('div', {}, shown, more);
  return whole;
}

const words = ({ kind, text }: Piece) =>
  kind === 'same' ? lines(text) : h(kind === 'gone' ? 'del' : 'ins', {}, lines(text));

/** The lines that differ with those around them; what is the same in between is counted. */
function lineDiff(pieces: readonly Piece[]): HTMLElement {
  const near = new Uint8Array(pieces.length);
  pieces.forEach(({ kind }, at) => {
    if (kind !== 'same') near.fill(1, Math.max(0, at - AROUND), at + AROUND + 1);
  });
  const shown: Child[] = [];
  for (let at = 0; at < pieces.length; at++) {
    if (near[at] === 1) {
      shown.push(line(pieces[at]));
      continue;
    }
    const start = at;
    while (at + 1 < pieces.length && near[at + 1] === 0) at++;
    const same = pieces.slice(start, at + 1);
    // A line that says so is as long as one that is the same.
    if (same.length === 1) shown.push(line(same[0]));
    else shown.push(skipped(same));
  }
  return h('pre', { class: 'diff' }, ...shown);
}

function line(piece: Piece | undefined): Child {
  if (piece === undefined) return undefined;
  const { kind, text } = piece;
  const tag = kind === 'same' ? 'span' : kind === 'gone' ? 'del' : 'ins';
  const sign = kind === 'same' ? ' ' : kind === 'gone' ? '−' : '+';
  return h(tag, { class: 'line' }, h('span', { class: 'sign', 'aria-hidden': 'true' }, sign), lines(text));
}

function skipped(same: readonly Piece[]): HTMLElement {
  const gap = h('span', { class: 'skipped' });
  gap.append(
    button(
      { class: 'more' },
      () => gap.replaceWith(...same.flatMap((piece) => line(piece) ?? [])),
      `${counted(same.length, 'line')} the same`,
    ),
  );
  return gap;
}

/** The name of an attribute, and whether it is why the resource is replaced. */
export const attributeName = ({ path, forces }: AttributeChange) =>
  h('th', { scope: 'row' }, code(path), ...(forces ? [' ', badge('forces', 'forces replacement')] : []));
