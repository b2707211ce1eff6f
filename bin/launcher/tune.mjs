// @ts-check
import { setFlagsFromString } from 'node:v8';

/** V8's default is for servers: in a second or two, much of what it optimizes doesn't run again. */
const OPTIMIZE_LATER = {
  20: '--interrupt-budget=400000',
  22: '--invocation-count-for-turbofan=12000',
  24: '--invocation-count-for-turbofan=12000',
};

/**
 * Makes V8 optimize later, and collect garbage before the heap has doubled. Numbers only: V8 doesn't survive it when a part of
 * it is switched off while it runs. To be called first, and by every process of ours: compiled code is kept for one set of flags.
 */
export function tuneV8() {
  const [major] = process.versions.node.split('.');
  // An unknown flag would be complained of.
  const flag = Object.entries(OPTIMIZE_LATER).find(([version]) => version === major)?.[1];
  if (flag !== undefined) setFlagsFromString(flag);
  setFlagsFromString('--heap-growing-percent=20');
}
