import { type Problem, sortedEntries } from '@ashlar/core';
import { optionalNumberProblems, wholeNumberProblems } from './whole-number.js';

/** How many of the tasks run where. */
interface Share {
  /** Its part of the tasks above the base: with weights of 3 and 1, three of four. 0 to 1000. */
  readonly weight: number;
  /** As many tasks run here before weights count; one of the two may have it. @default 0 */
  readonly base?: number;
}

/**
 * Fargate Spot costs about 70 % less, and AWS takes its tasks away with two minutes' notice. ARM tasks run there as well.
 */
export interface CapacityShares {
  readonly FARGATE?: Share;
  readonly FARGATE_SPOT?: Share;
}

const FARGATE_ONLY: CapacityShares = { FARGATE: { weight: 1 } };

export const capacityStrategy = (shares: CapacityShares = FARGATE_ONLY) =>
  sortedEntries<Share>({ ...shares }).map(([capacityProvider, { weight, base }]) => ({
    capacityProvider,
    weight,
    base: base ?? 0,
  }));

export function capacityProblems(prop: string, shares: CapacityShares = FARGATE_ONLY): Problem[] {
  const entries = sortedEntries<Share>({ ...shares });
  const known = ['FARGATE', 'FARGATE_SPOT'];
  const problems = entries.flatMap(([provider, share]) => {
    if (!known.includes(provider)) {
      return [{ what: `${prop} names '${provider}'`, fix: `use ${known.join(' or ')}` }];
    }
    return [
      ...wholeNumberProblems(`${prop}.${provider}.weight`, share.weight, 0, 1000),
      ...optionalNumberProblems(`${prop}.${provider}.base`, share.base, 0, 100_000),
    ];
  });
  if (entries.filter(([, { base }]) => (base ?? 0) > 0).length > 1) {
    problems.push({ what: `${prop} has two bases`, fix: 'ECS takes one: give the other a weight only' });
  }
  if (entries.every(([, { weight }]) => weight === 0)) {
    problems.push({ what: `${prop} has no weight above 0`, fix: 'give one a weight of 1 or more' });
  }
  return problems;
}
