export type { AddressRename } from './compare/address-renames.js';
export type { Move, StackDifference } from './compare/compare-stack.js';
export {
  type ChangedStack,
  type Comparison,
  compareStacks,
  type LonelyStack,
  type RenamedStack,
  type StackChange,
} from './compare/compare-stacks.js';
export { type Durations, expectedSeconds, mergeDurations, parseDurations } from './legs/durations.js';
export { matrixJson } from './legs/matrix-json.js';
export { type Leg, type Load, MOST_LEGS, packLegs } from './legs/pack-legs.js';
export { changesJson } from './report/changes-json.js';
export { changesMarkdown } from './report/changes-markdown.js';
export { changesTable } from './report/changes-table.js';
export type { Side, Sides } from './report/sides.js';
