import { isKnown, isRecord, type Problem } from '@ashlar/core';

/**
 * How long somebody waits for the function: a load balancer's listener (`idleTimeoutSeconds`), a queue (`visibilityTimeoutSeconds`),
 * or anything else (`waitsSeconds`; an API of API Gateway waits 29).
 */
export type Caller =
  | { readonly idleTimeoutSeconds: number }
  | { readonly visibilityTimeoutSeconds: number }
  | { readonly waitsSeconds: number };

const WAITS = ['idleTimeoutSeconds', 'visibilityTimeoutSeconds', 'waitsSeconds'] as const;

/** Callers that have gone, or have given the same work to another, while the function is still at it. */
export function callerProblems(callers: unknown, timeoutSeconds: number): Problem[] {
  if (callers === undefined) return [];
  const fix = 'give by key a listener, a queue, or { waitsSeconds: 29 }';
  if (!isRecord(callers)) return [{ what: 'callers is no record', fix }];
  return Object.entries(callers).flatMap(([key, caller]): Problem[] => {
    const given = isRecord(caller) ? WAITS.filter((name) => caller[name] !== undefined) : [];
    const [name] = given;
    if (!isRecord(caller) || name === undefined || given.length > 1) {
      const how = given.length > 1 ? `has ${given.join(' and ')}` : `says none of ${WAITS.join(', ')}`;
      return [{ what: `callers.${key} ${how}`, fix }];
    }
    const prop = `callers.${key}.${name}`;
    const waits = caller[name];
    if (!isKnown(waits) || !isKnown(timeoutSeconds)) return [];
    if (typeof waits !== 'number' || !(waits > 0))
      return [{ what: `${prop} is ${String(waits)}`, fix: 'give seconds' }];
    return name === 'visibilityTimeoutSeconds'
      ? visibilityProblems(prop, waits, timeoutSeconds)
      : waitProblems(prop, waits, timeoutSeconds);
  });
}

function waitProblems(prop: string, waits: number, timeoutSeconds: number): Problem[] {
  if (timeoutSeconds < waits) return [];
  return [
    {
      what: `timeoutSeconds is ${timeoutSeconds}, and ${prop} is ${waits}: the caller is gone before the function is done`,
      fix: `lower timeoutSeconds below ${waits}, or let the caller wait for longer`,
    },
  ];
}

/**
 * asOf: 2026-11
 * source: Lambda developer guide, "Using Lambda with Amazon SQS", on configuring a queue: six times the function's timeout, and the
 *   batching window on top
 */
const TRIES_IN_ONE_VISIBILITY = 6;

/** A queue that hands out a message again while the function may still be working on it or waiting to be tried again. */
export function visibilityProblems(
  prop: string,
  visible: number,
  timeoutSeconds: number,
  windowSeconds = 0,
): Problem[] {
  const least = TRIES_IN_ONE_VISIBILITY * timeoutSeconds + windowSeconds;
  if (visible >= least) return [];
  const terms = `${TRIES_IN_ONE_VISIBILITY} × timeoutSeconds${windowSeconds > 0 ? ' + batchWindowSeconds' : ''}`;
  return [
    {
      what: `${prop} is ${visible}, below ${least} (${terms}): messages would be worked on twice`,
      fix: `raise it to ${least}, or lower timeoutSeconds`,
    },
  ];
}
