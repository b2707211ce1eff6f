import { isKnown, type Problem } from '@ashlar/core';
import type { Scaling } from './aurora-props.js';
import { type EngineVersion, reaches } from './engine-version.js';

/**
 * First minor version of each major one with the capacity range; newer major versions have it.
 *
 * asOf: 2026-10
 * source: Aurora user guide, "How Aurora serverless works", the table of capacity ranges; API_ServerlessV2ScalingConfiguration
 */
const SINCE = {
  'up to 256': { 13: 13, 14: 10, 15: 5, 16: 1 },
  'down to 0': { 13: 15, 14: 12, 15: 7, 16: 3 },
} as const;

const MOST = 256;
const MOST_OF_OLD = 128;
const PAUSE_SECONDS = { min: 300, max: 86_400 };

/** Parameters with which an instance never pauses. */
const KEEP_AWAKE: Readonly<Record<string, string>> = {
  'rds.babelfish_status': 'on',
  'rds.logical_replication': '1',
};

/** What is wrong with a range of Aurora capacity units, for a version of PostgreSQL. */
export function capacityProblems(
  scaling: Scaling,
  version: EngineVersion | undefined,
  parameters: Readonly<Record<string, string>> = {},
): Problem[] {
  const { min, max, pauseAfterSeconds } = (scaling ?? {}) as Partial<Scaling>;
  const most = version === undefined || reaches(version, SINCE['up to 256']) ? MOST : MOST_OF_OLD;
  const problems = [...acuProblems('scaling.min', min, 0, most), ...acuProblems('scaling.max', max, 1, most)];
  if (problems.length === 0 && isKnown(min) && isKnown(max) && Number(min) > Number(max)) {
    const fix = `raise scaling.max to ${min} or more, or lower scaling.min`;
    problems.push({ what: `scaling.min is ${min}, above scaling.max (${max})`, fix });
  }
  if (min === 0 && version !== undefined && !reaches(version, SINCE['down to 0'])) {
    const what = `scaling.min is 0, and engineVersion ${version.major}.${version.minor} can't pause`;
    problems.push({ what, fix: `use 0.5, or a version that can: ${since('down to 0')}` });
  }
  if (min === 0) {
    problems.push(
      ...Object.entries(KEEP_AWAKE)
        .filter(([name, value]) => parameters?.[name] === value)
        .map(([name, value]) => ({
          what: `scaling.min is 0, and parameters['${name}'] is '${value}', with which Aurora never pauses`,
          fix: `use 0.5, or leave parameters['${name}'] out`,
        })),
    );
  }
  return [...problems, ...pauseProblems(min, pauseAfterSeconds)];
}

function acuProblems(prop: string, value: number | undefined, least: number, most: number): Problem[] {
  if (!isKnown(value)) return [];
  if (Number.isInteger(Number(value) * 2) && typeof value === 'number' && value >= least && value <= most) {
    return [];
  }
  const fix = `use ${least} to ${most} in steps of 0.5`;
  return [{ what: `${prop} is ${String(value)} ACU`, fix }];
}

function pauseProblems(min: number | undefined, seconds: number | undefined): Problem[] {
  if (seconds === undefined) return [];
  const problems: Problem[] = [];
  if (isKnown(min) && min !== 0) {
    const what = `scaling.pauseAfterSeconds is given, and scaling.min is ${String(min)}: only 0 pauses`;
    problems.push({ what, fix: 'use scaling.min: 0, or leave pauseAfterSeconds out' });
  }
  const { min: least, max: most } = PAUSE_SECONDS;
  if (isKnown(seconds) && !(Number.isInteger(seconds) && seconds >= least && seconds <= most)) {
    const what = `scaling.pauseAfterSeconds is ${String(seconds)}`;
    problems.push({ what, fix: `use a whole number from ${least} (5 minutes) to ${most} (a day)` });
  }
  return problems;
}

const since = (range: keyof typeof SINCE): string =>
  [...Object.entries(SINCE[range]).map(([major, minor]) => `${major}.${minor}`), '17'].join(', ') +
  ' and later';
