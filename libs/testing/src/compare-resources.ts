import type { Resource } from './stack-view.js';

type Resources = Readonly<Record<string, Resource>>;

export interface ResourceChanges {
  /** Addresses that are on one side only. */
  readonly moved: readonly string[];
  /** Addresses on both sides whose arguments differ. */
  readonly changed: readonly string[];
}

/** What differs between two stacks, as `StackView.byAddress()` gives them. */
export function compareResources(before: Resources, after: Resources): ResourceChanges {
  const missing = (one: Resources, other: Resources) =>
    Object.keys(one).filter((address) => !(address in other));
  return {
    moved: [...missing(before, after), ...missing(after, before)],
    changed: Object.keys(before).filter(
      (address) => address in after && JSON.stringify(before[address]) !== JSON.stringify(after[address]),
    ),
  };
}

/** `aws_lb.web_1A2B3C4D` → `aws_lb` */
export const typeOf = (address: string): string => address.split('.')[0] ?? '';
