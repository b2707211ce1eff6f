/** A text in lines of a width, broken at spaces; what follows the first stands as far in as it does, and a little more. */
export function wrapped(text: string, width: number): string[] {
  const [indent = ''] = /^\s*/.exec(text) ?? [];
  const lines: string[] = [];
  let line = indent;
  for (const word of text.trim().split(/\s+/)) {
    const isStart = line.trim() === '';
    if (!isStart && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}  ${word}`;
    } else line += isStart ? word : ` ${word}`;
  }
  return [...lines, line];
}
