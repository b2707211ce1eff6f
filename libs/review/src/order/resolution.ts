import { is, isRecord, type Problem, strangerProblems } from '@ashlar/core';

/** What is to become of a state that no stack of the head has. */
export const resolutionKinds = ['destroy', 'moveState', 'forget'] as const;

export type ResolutionKind = (typeof resolutionKinds)[number];

/** Somebody's decision about a stack that is gone or renamed, as `resolutions.json` lists them. */
export interface Resolution {
  /** What it is called in the base. */
  readonly stack: string;
  readonly resolution: ResolutionKind;
  readonly owner: string;
  /** In 20 characters or more. */
  readonly reason: string;
  /** Its last day, `2026-12-31`. */
  readonly until: string;
}

const FIELDS = ['stack', 'resolution', 'owner', 'reason', 'until'];

const SHORTEST_REASON = 20;

/** What is wrong with resolutions as they were written; all of it. Whether they resolve anything, `orphans` says. */
export function resolutionProblems(written: unknown): Problem[] {
  if (!Array.isArray(written))
    return [
      { what: is('resolutions', written), fix: 'use a list: [{"stack": "…", "resolution": "destroy", …}]' },
    ];
  const names = written.map((one: unknown) => (isRecord(one) ? one['stack'] : undefined));
  return written.flatMap((one: unknown, at) => {
    const place = `resolutions[${at}]`;
    if (!isRecord(one)) return [{ what: is(place, one), fix: `use an object with ${FIELDS.join(', ')}` }];
    const isTwice = one['stack'] !== undefined && names.indexOf(one['stack']) < at;
    return [
      ...strangerProblems(place, one, FIELDS),
      ...fieldProblems(one, place),
      ...(isTwice ? [{ what: `${place}: ${is('stack', one['stack'])}, twice`, fix: 'decide once' }] : []),
    ];
  });
}

function fieldProblems(one: Readonly<Record<string, unknown>>, place: string): Problem[] {
  const { stack, resolution, owner, reason, until } = one;
  const wrong: [boolean, string, unknown, string][] = [
    [!isText(stack), 'stack', stack, 'use its name in the base'],
    [
      !resolutionKinds.some((kind) => kind === resolution),
      'resolution',
      resolution,
      `use one of ${resolutionKinds.join(', ')}`,
    ],
    [!isText(owner), 'owner', owner, 'name who decided'],
    [
      !isText(reason) || reason.trim().length < SHORTEST_REASON,
      'reason',
      reason,
      `say in ${SHORTEST_REASON} characters or more why`,
    ],
    [!isText(until) || !isDay(until), 'until', until, "use a day of the calendar: '2026-12-31'"],
  ];
  return wrong
    .filter(([isWrong]) => isWrong)
    .map(([, name, value, fix]) => ({ what: `${place}: ${is(name, value)}`, fix }));
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
