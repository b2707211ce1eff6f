/**
 * The length by which GitHub's limits are kept: bytes of UTF-8. A text never has more UTF-16 units than bytes, so that what fits
 * in one measure fits in both.
 */
export const sizeOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** The lines joined, or undefined when they take more than `room`. Reads no further than that. */
export function within(lines: Iterable<string>, room: number): string[] | undefined {
  const kept: string[] = [];
  let left = room;
  for (const line of lines) {
    left -= sizeOf(line) + 1;
    if (left < 0) return undefined;
    kept.push(line);
  }
  return kept;
}

/** As many of the lines as fit into `room`. */
export function fitting(lines: Iterable<string>, room: number): string[] {
  const kept: string[] = [];
  let left = room;
  for (const line of lines) {
    left -= sizeOf(line) + 1;
    if (left < 0) break;
    kept.push(line);
  }
  return kept;
}
