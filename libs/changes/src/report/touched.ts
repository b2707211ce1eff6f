import type { StackChange } from '../compare/compare-stacks.js';

/** What is touched in a stack, a line each: `+` added, `-` removed, `~` changed, `>` moved, `=` no resource. */
export function touched(change: StackChange, most = Number.POSITIVE_INFINITY): string[] {
  if (change.kind === 'new') return [`+ ${counted(change.resources)}`];
  if (change.kind === 'gone') return [`  ${counted(change.resources)}`];
  const { added, removed, changed, moved, settings } = change;
  const lines = [
    ...removed.map((address) => `- ${address}`),
    ...added.map((address) => `+ ${address}`),
    ...changed.map((address) => `~ ${address}`),
    ...moved.map(({ from, to }) => `> ${from} → ${to}`),
    ...settings.map((setting) => `= ${setting}`),
  ];
  return lines.length <= most
    ? lines
    : [...lines.slice(0, most - 1), `  and ${lines.length - most + 1} more`];
}

/** `1 resource`, `2 resources`. */
export const counted = (resources: number) => `${resources} ${resources === 1 ? 'resource' : 'resources'}`;
