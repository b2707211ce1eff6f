import type { TerraformJson } from '@ashlar/graph';
import type { PlanJson } from '@ashlar/graph';
import type { Help } from '../emulator/limits.js';

/** A resource instance that the emulator carries only because it was extended. */
export interface Helped {
  readonly address: string;
  readonly type: string;
  readonly reason: string;
}

/**
 * The instances of a plan, changed or not, that would fail on an emulator without its extensions. Whether an argument
 * is given is read from the stack: a plan also has what AWS fills in.
 */
export function helpedIn(
  { resource_changes: instances = [] }: PlanJson,
  { resource = {} }: TerraformJson,
  help: readonly Pick<Help, 'type' | 'argument' | 'reason'>[],
): Helped[] {
  return instances
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ address, type }) => {
      const name = address.slice(type.length + 1).replace(/\[.*$/, '');
      const given = resource[type]?.[name] ?? {};
      return help
        .filter((one) => one.type === type)
        .filter(({ argument }) => argument === undefined || isGiven(given[argument]))
        .map(({ reason }) => ({ address, type, reason }));
    });
}

/** Blocks that are absent are empty lists. */
const isGiven = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
