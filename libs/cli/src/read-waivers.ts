import { didYouMean, is, isRecord, type Problem, refuse } from '@ashlar/core';
import { type Waiver, waiverProblems } from '@ashlar/policy';

export interface WaiversRequest {
  readonly app: string;
  /** Those that the app has. */
  readonly environments: readonly string[];
  readonly environment: string;
  readonly ruleIds: readonly string[];
  /** `2026-11-21`. */
  readonly today: string;
}

/** The waivers of one environment, of what an app's `src/waivers.ts` exports: lists by environment. */
export function readWaivers(written: unknown, request: WaiversRequest): readonly Waiver[] {
  const { app, environment, environments, ruleIds, today } = request;
  const where = `apps/${app}/src/waivers.ts`;
  if (!isRecord(written)) {
    const fix = `export const waivers = { ${environment}: [{ rule: '…', reason: '…', … }] }`;
    refuse(where, [{ what: is('waivers', written), fix }]);
    return [];
  }
  const mine = written[environment] ?? [];
  refuse(where, [
    ...strangers(Object.keys(written), environments),
    ...waiverProblems(mine, { ruleIds, today }),
  ]);
  return mine as readonly Waiver[];
}

const strangers = (names: readonly string[], environments: readonly string[]): Problem[] =>
  names
    .filter((name) => !environments.includes(name))
    .map((name) => ({
      what: `waivers has '${name}', which is no environment`,
      fix: `${didYouMean(name, environments)}use ${environments.join(', ')}`,
    }));
