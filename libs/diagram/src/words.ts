/** `1 key`, `2 keys`. */
export const count = (number: number, one: string, many = `${one}s`) =>
  `${number} ${number === 1 ? one : many}`;

/** Two spaces that stay where they are. */
const INDENT = '\u00a0\u00a0';

/** Breaks between words, so that no line is longer than that unless one word is; what goes on is indented. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (`${last} ${word}`.length > width) lines.push(`${INDENT}${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** `api, web, worker`, or with too many of them `api, web and 7 more`. */
export function some(names: readonly string[], most = 6): string {
  const sorted = [...names].sort();
  if (sorted.length <= most) return sorted.join(', ');
  return `${sorted.slice(0, most - 1).join(', ')} and ${sorted.length - most + 1} more`;
}
