import { is, isRecord, type Problem, refuse } from '@ashlar/core';

/** How many seconds the plans of each stack took, the newest last. */
export type Durations = Readonly<Record<string, readonly number[]>>;

/** Enough to outvote a slow runner twice, few enough to follow a stack that has grown. */
const REMEMBERED = 5;

/** What a stack counts when nothing at all was measured: an assumption, which then is the same for all of them. */
const UNMEASURED_SECONDS = 30;

/**
 * Reads measured durations, in either form: the file that `mergeDurations` keeps, `{"<stack>": [31.5, 29]}`, where one
 * number may stand alone, and what `ashlar plan --json` prints, `[{"stack": "<stack>", "seconds": 31.5, …}]`.
 *
 * @param where what to call it in a refusal
 */
export function parseDurations(text: string, where: string): Durations {
  const measured = measuredIn(parsed(text, where));
  refuse(where, measured.flatMap(problemsOf));
  return mergeDurations(measured.map(([name, seconds]) => ({ [name]: [seconds].flat() as number[] })));
}

/** Name and seconds, whatever they are. */
function measuredIn(written: unknown): [string, unknown][] {
  if (isRecord(written)) return Object.entries(written);
  const rows = [written].flat().map((row) => (isRecord(row) ? row : { seconds: row }));
  // How long it took a plan to fail says nothing.
  return rows
    .filter((row) => !('error' in row))
    .map((row) => [String(row['stack'] ?? NAMELESS), row['seconds']]);
}

const NAMELESS = 'a row without a stack';

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    refuse(where, [
      { what: `it is no JSON: ${(error as Error).message}`, fix: 'delete it, and measure anew' },
    ]);
  }
}

function problemsOf([name, seconds]: readonly [string, unknown]): Problem[] {
  const values: unknown[] = [seconds].flat();
  const isMeasured = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
  if (values.every(isMeasured) && name !== NAMELESS) return [];
  const fix = 'write {"<stack>": [<seconds>, …]}, as `ashlar durations merge` does';
  return [{ what: is(name, seconds), fix }];
}

/** All that was measured, the later files after the earlier, without what is too old to count. */
export function mergeDurations(files: readonly Durations[]): Durations {
  const all = new Map<string, readonly number[]>();
  for (const file of files)
    for (const [name, seconds] of Object.entries(file))
      all.set(name, [...(all.get(name) ?? []), ...seconds].slice(-REMEMBERED));
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * What to expect of a stack: the median of what was measured of it, or of all stacks if it is unknown. Whole seconds, and
 * at least one.
 */
export function expectedSeconds(durations: Durations): (stack: string) => number {
  const medians = new Map(
    Object.entries(durations).flatMap(([name, seconds]) =>
      seconds.length === 0 ? [] : [[name, median(seconds)] as const],
    ),
  );
  const usual = medians.size === 0 ? UNMEASURED_SECONDS : median([...medians.values()]);
  return (stack) => Math.max(1, Math.round(medians.get(stack) ?? usual));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low = 0, high = 0] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return (low + high) / 2;
}
