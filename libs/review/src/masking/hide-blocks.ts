import { HIDDEN } from './hidden.js';
import { isSecretKey } from './secret-keys.js';
import { isShownUnderSecretName } from './secret-places.js';

/** `password: |`, `- "token": >-` and `password:`, with the value in the lines below. */
const HEAD =
  /(?<![\w:/.-])(?<quote>["']?)(?<name>[A-Za-z_][\w.-]{0,127})\k<quote>[ \t]*:(?<block>[ \t]*[|>][-+\d]{0,2})?$/;

/** No key, no list, nothing that is more than one value. */
const SINGLE_WORD = /^[^\s[{&*#|>-]\S*(?<!:)$/;

/** YAML without the lines that stand under names of secrets. */
export function hideBlocks(text: string): string {
  if (!/[:|>][-+\d]{0,2}[ \t]*\r?\n/.test(text)) return text;
  const lines = text.split('\n');
  const shown: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    shown.push(line);
    const { name = '', block } = HEAD.exec(line.trimEnd())?.groups ?? {};
    if (!isSecretKey(name.split('.').at(-1) ?? '')) continue;
    const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
    const end = endOfBlock(lines, at + 1, indent.length);
    const held = lines
      .slice(at + 1, end)
      .join('\n')
      .trim();
    if (isShownUnderSecretName(held) || (block === undefined && !SINGLE_WORD.test(held))) continue;
    shown.push(`${indent}  ${HIDDEN}`);
    at = end - 1;
  }
  return shown.join('\n');
}

/** Behind the last line that stands deeper. */
function endOfBlock(lines: readonly string[], start: number, depth: number): number {
  let end = start;
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (line.search(/\S/) <= depth) break;
    end = at + 1;
  }
  return end;
}
