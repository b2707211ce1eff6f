import {
  covers,
  is,
  isKnown,
  isRecord,
  type Problem,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';
import type { Behavior } from './behavior.js';
import { quotas } from './quotas.js';

/**
 * asOf: 2026-11, source: CloudFront developer guide, "Cache behavior settings", path pattern: 255 characters of these,
 *   and `&amp;` for `&`, which is left out
 */
const PATH = /^\/[A-Za-z0-9_.*$/~"'@:+?-]{0,254}$/;
const KEY = /^[a-z][a-z0-9-]*$/;
const LAST = 10_000;
const ANSWERS = ['caching', 'originRequest', 'methods'];

export function defaultBehaviorProblems(behavior: unknown): Problem[] {
  if (behavior === undefined) return [];
  if (!isRecord(behavior)) return [{ what: is('defaultBehavior', behavior), fix: "use { caching: 'off' }" }];
  return [
    ...strangerProblems('defaultBehavior', behavior, ANSWERS),
    ...answerProblems('defaultBehavior', behavior),
  ];
}

export function behaviorsProblems(behaviors: unknown): Problem[] {
  if (behaviors === undefined) return [];
  if (!isRecord(behaviors)) {
    return [{ what: is('behaviors', behaviors), fix: "map keys to { priority: 10, path: '/api/*' }" }];
  }
  const keys = Object.keys(behaviors);
  const problems = Object.entries(behaviors).flatMap(([key, behavior]) =>
    behaviorProblems(`behaviors.${key}`, behavior),
  );
  return [
    ...keys
      .filter((key) => !KEY.test(key))
      .map((key) => ({
        what: `behaviors has the key '${key}'`,
        fix: 'use lower-case words joined by hyphens',
      })),
    ...(keys.length >= quotas.mostBehaviors
      ? [
          {
            what: `behaviors has ${keys.length}; AWS takes ${quotas.mostBehaviors - 1} besides the default one`,
            fix: 'put paths together with wildcards',
          },
        ]
      : []),
    ...problems,
    // What a broken behaviour asks for can't be compared.
    ...(problems.length > 0 ? [] : orderProblems(behaviors as Readonly<Record<string, Behavior>>)),
  ];
}

function behaviorProblems(prop: string, behavior: unknown): Problem[] {
  if (!isRecord(behavior)) return [{ what: is(prop, behavior), fix: "use { priority: 10, path: '/api/*' }" }];
  const { priority, path } = behavior;
  const fix = `start with a slash, up to 255 letters, digits and _-.*$/~"'@:+? in all: '/api/*'`;
  return [
    ...strangerProblems(prop, behavior, ['priority', 'path', ...ANSWERS]),
    ...(isKnown(priority)
      ? wholeNumberProblems(`${prop}.priority`, priority, 1, LAST)
      : [{ what: `${prop}.priority is known to Terraform only`, fix: 'write the number down' }]),
    ...textProblems(`${prop}.path`, path, PATH, fix),
    ...(typeof path === 'string' && covers(path, '/*')
      ? [
          {
            what: `${prop}.path is '${path}', which is every path`,
            fix: 'use defaultBehavior for what is left',
          },
        ]
      : []),
    ...answerProblems(prop, behavior),
  ];
}

function answerProblems(prop: string, behavior: Readonly<Record<string, unknown>>): Problem[] {
  const { caching, originRequest, methods } = behavior;
  const words = (name: string, value: unknown, known: readonly string[]) =>
    value === undefined ? [] : wordProblems(`${prop}.${name}`, value, known);
  return [
    ...words('caching', caching, ['off', 'optimized']),
    ...words('originRequest', originRequest, ['all-viewer', 'all-viewer-except-host']),
    ...words('methods', methods, ['all', 'read']),
    ...(caching === 'optimized' && originRequest !== undefined
      ? [
          {
            what: `${prop} caches by path alone, and originRequest hands cookies to the origin`,
            fix: "use caching: 'off': one client's answer would be kept for all, or leave originRequest out",
          },
        ]
      : []),
  ];
}

/** Two with one priority, and patterns that no request reaches. */
function orderProblems(behaviors: Readonly<Record<string, Behavior>>): Problem[] {
  const ordered = Object.entries(behaviors).sort(([, a], [, b]) => a.priority - b.priority);
  return ordered.flatMap(([key, { priority, path }], index) => {
    const earlier = ordered.slice(0, index);
    const twin = earlier.find(([, other]) => other.priority === priority);
    const taker = earlier.find(
      ([, other]) => isKnown(other.path) && isKnown(path) && covers(other.path, path),
    );
    return [
      ...(twin
        ? [
            {
              what: `priority ${priority} of behaviors.${key} is that of behaviors.${twin[0]} too`,
              fix: 'give one of the two another priority',
            },
          ]
        : []),
      ...(taker
        ? [
            {
              what: `behaviors.${key} ('${path}', priority ${priority}) never gets a request: behaviors.${taker[0]} ('${taker[1].path}', priority ${taker[1].priority}) takes them all`,
              fix: 'give it the smaller priority, or narrow what stands before it',
            },
          ]
        : []),
    ];
  });
}
