/** Text that GitHub shows as it is, in at most so many characters: its fence is longer than any within. */
export function fenced(text: string, limit: number): string {
  const plain = text.replace(/[^\n\x20-\x7e\u00a0-\u024f…→│─┌┐└┘├┤┬┴┼]/g, '').trim();
  const longest = Math.max(2, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = Math.max(0, limit - 2 * fence.length - 40);
  const shown = plain.length <= room ? plain : `${plain.slice(0, room)}\n… the rest is in the log`;
  return `${fence}text\n${shown}\n${fence}`;
}
