import { didYouMean, is, type Problem } from '@ashlar/core';
import { type Runtime, runtimes } from './runtimes.js';

const DAY_MS = 24 * 3600 * 1000;

/** Half a year: long enough to plan an upgrade. */
const WARNED_DAYS = 180;

const known: Readonly<Record<string, Runtime>> = runtimes;

/** A runtime that is none, or that AWS has ended. */
export function runtimeProblems(runtime: unknown, today: Date): Problem[] {
  const name = String(runtime);
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  if (typeof runtime !== 'string' || found === undefined) {
    const nearest = typeof runtime === 'string' ? didYouMean(name, supported(today)) : '';
    return [{ what: is('runtime', runtime), fix: `${nearest}use ${supported(today).join(', ')}` }];
  }
  if (dayOf(today) <= found.deprecated) return [];
  const { deprecated, createBlocked, updateBlocked } = found;
  const blocked = [
    ...(createBlocked ? [`no new functions from ${createBlocked}`] : []),
    ...(updateBlocked ? [`no changes from ${updateBlocked}`] : []),
  ];
  const what = [`runtime ${name} ended on ${deprecated}: no more security updates`, ...blocked].join(', ');
  return [{ what, fix: `use ${successorOf(name, today)}` }];
}

/** A runtime whose end is near. */
export function runtimeWarnings(runtime: string, today: Date): Problem[] {
  const found = Object.hasOwn(known, runtime) ? known[runtime] : undefined;
  if (found === undefined || dayOf(today) > found.deprecated) return [];
  const left = Math.round((Date.parse(found.deprecated) - Date.parse(dayOf(today))) / DAY_MS);
  if (left > WARNED_DAYS) return [];
  const what = `runtime ${runtime} gets security updates until ${found.deprecated}, for ${left} more days`;
  return [{ what, fix: `move to ${successorOf(runtime, today)}` }];
}

const dayOf = (today: Date) => today.toISOString().slice(0, 10);

const supported = (today: Date) =>
  Object.keys(known).filter((name) => (known[name]?.deprecated ?? '') >= dayOf(today));

/** The one of the same language that lasts longest. */
function successorOf(runtime: string, today: Date): string {
  const language = /^[a-z]+/.exec(runtime)?.[0] ?? '';
  const same = supported(today).filter((name) => name.startsWith(language) && name !== runtime);
  const lasting = (name: string) => known[name]?.deprecated ?? '';
  const [best] = same.sort((a, b) => (lasting(a) < lasting(b) ? 1 : -1));
  return best ?? 'a container image';
}
