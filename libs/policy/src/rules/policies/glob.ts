/** Whether a pattern of IAM matches a text: `*` is any text, `?` is one character. */
export function globMatches(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 's').test(text);
}
