import { describeState } from '@ashlar/graph';
import type { AddressRename } from '../compare/address-renames.js';
import type { StackChange } from '../compare/compare-stacks.js';
import { counted } from './touched.js';

/** What somebody should know before this is applied, and what to do about it. */
export function remarksOf(change: StackChange): string[] {
  if (change.kind === 'new') return [];
  if (change.kind === 'gone')
    return [
      `nothing manages its ${counted(change.resources)} any more; its state stays at ${describeState(change.state)}: destroy the stack with the base's sources before this is merged`,
    ];
  const { state, renames } = change;
  const lost = state && `${describeState(state.from)} to ${describeState(state.to)}`;
  return [
    ...(change.kind === 'renamed'
      ? [`${Math.floor(change.likeness * 100)} % the same as ${change.was}, which is gone`]
      : []),
    ...(lost === undefined
      ? []
      : [`its state is not where it was: move it from ${lost}, or everything is created a second time`]),
    ...renames.map(renameRemark),
  ];
}

function renameRemark({ from, to, differs }: AddressRename): string {
  const but = differs.length === 0 ? '' : ` (other ${differs.join(', ')})`;
  return `${from} → ${to}${but} looks like a rename: it destroys and creates; use moved: moveFromId('${from}')`;
}
