import { isDeepStrictEqual } from 'node:util';
import type { PlanJson, ResourceChangeJson } from '@ashlar/graph';
import { effectiveChanges } from '@ashlar/terraform';
import { type Drift, knownDrift } from './limits.js';

/** What a second plan shows: nothing, if all is well. */
export interface DriftReport {
  /** Differences that the emulator is known to make. */
  readonly emulator: readonly {
    readonly address: string;
    readonly attribute: string;
    readonly reason: string;
  }[];
  /** Differences that nobody can explain, in words. */
  readonly unexplained: readonly string[];
}

/** Tells the emulator's drift, attribute by attribute, from drift that would happen on AWS too. */
export function readDrift(plan: PlanJson, drifts: readonly Drift[] = knownDrift): DriftReport {
  const reasonFor = (change: ResourceChangeJson, attribute: string) =>
    drifts.find((drift) => drift.type === change.type && drift.attribute === attribute)?.reason;
  const isKnown = (change: ResourceChangeJson, attributes: readonly string[]) =>
    change.change.actions.join() === 'update' &&
    attributes.length > 0 &&
    attributes.every((attribute) => reasonFor(change, attribute) !== undefined);

  const changes = effectiveChanges(plan).map((change) => ({ change, attributes: changedAttributes(change) }));
  const explained = changes.filter(({ change, attributes }) => isKnown(change, attributes));
  const unexplained = changes.filter(({ change, attributes }) => !isKnown(change, attributes));
  const outputs = Object.entries(plan.output_changes ?? {}).filter(
    ([, { actions }]) => !actions.includes('no-op'),
  );
  return {
    emulator: explained.flatMap(({ change, attributes }) =>
      attributes.map((attribute) => ({
        address: change.address,
        attribute,
        reason: reasonFor(change, attribute) ?? '',
      })),
    ),
    unexplained: [
      ...unexplained.map(({ change, attributes }) => describe(change, attributes)),
      ...outputs.map(([name, { actions }]) => `output ${name} would be ${actions.join(', ')}d`),
    ],
  };
}

function describe({ address, change }: ResourceChangeJson, attributes: readonly string[]): string {
  const what = attributes.length > 0 ? ` (${attributes.join(', ')})` : '';
  return `${address} would ${change.actions.join(' and ')} again${what}`;
}

function changedAttributes({ change: { before, after, after_unknown } }: ResourceChangeJson): string[] {
  const unknown = typeof after_unknown === 'object' ? after_unknown : {};
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...Object.keys(unknown)]);
  return [...names]
    .filter((name) => unknown[name] === true || !isDeepStrictEqual(before?.[name], after?.[name]))
    .sort();
}
