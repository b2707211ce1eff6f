/** How to apply plan sets of several accounts; the review itself says how to apply one. */
export function applyLines(planSets: Readonly<Record<string, string>>): string {
  const sets = Object.entries(planSets).sort(([a], [b]) => (a < b ? -1 : 1));
  if (sets.length < 2) return '';
  const lines = sets.map(([account, hash]) => `- account ${account}: plan set \`${hash}\``);
  return `\nAn apply executes a plan set in each account:\n\n${lines.join('\n')}\n`;
}
