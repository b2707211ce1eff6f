import { didYouMean, is, isRecord, type Problem, strangerProblems } from '@ashlar/core';

/** Against what waivers are checked. */
export interface WaiverCheck {
  readonly ruleIds: readonly string[];
  /** `2026-11-21`. */
  readonly today: string;
}

const FIELDS = ['rule', 'resources', 'reason', 'owner', 'expires'];

const SHORTEST_REASON = 20;

/** What is wrong with waivers as they are written, whatever they waive. */
export function waiverProblems(waivers: unknown, check: WaiverCheck): Problem[] {
  if (!Array.isArray(waivers))
    return [{ what: is('waivers', waivers), fix: "use a list: [{ rule: '…', reason: '…', … }]" }];
  return waivers.flatMap((waiver: unknown, at) => {
    const name = `waivers[${at}]`;
    return isRecord(waiver)
      ? problemsOf(waiver, nameOf(waiver, name), check)
      : [{ what: is(name, waiver), fix: `use an object with ${FIELDS.join(', ')}` }];
  });
}

type Written = Readonly<Record<string, unknown>>;

const nameOf = ({ rule }: Written, place: string) =>
  typeof rule === 'string' && rule !== '' ? `${place} (${rule})` : place;

const problemsOf = (waiver: Written, name: string, { ruleIds, today }: WaiverCheck): Problem[] => [
  ...strangerProblems(name, waiver, FIELDS),
  ...ruleProblems(waiver['rule'], name, ruleIds),
  ...resourcesProblems(waiver['resources'], name),
  ...reasonProblems(waiver['reason'], name),
  ...ownerProblems(waiver['owner'], name),
  ...expiryProblems(waiver['expires'], name, today),
];

function ruleProblems(rule: unknown, name: string, ruleIds: readonly string[]): Problem[] {
  if (typeof rule === 'string' && ruleIds.includes(rule)) return [];
  const nearest = typeof rule === 'string' ? didYouMean(rule, ruleIds) : '';
  return [{ what: `${name}: ${is('rule', rule)}`, fix: `${nearest}use the id of a rule of the pack` }];
}

function resourcesProblems(resources: unknown, name: string): Problem[] {
  const isList =
    Array.isArray(resources) &&
    resources.length > 0 &&
    resources.every((pattern) => typeof pattern === 'string' && pattern.trim() !== '');
  if (resources === undefined || isList) return [];
  return [
    {
      what: `${name}: ${is('resources', resources)}`,
      fix: 'list ids of resources, with * for any text, or leave it out for all that fail',
    },
  ];
}

function reasonProblems(reason: unknown, name: string): Problem[] {
  if (typeof reason === 'string' && reason.trim().length >= SHORTEST_REASON) return [];
  return [
    {
      what: `${name}: ${is('reason', reason)}`,
      fix: `say in ${SHORTEST_REASON} characters or more why it may stay, and what is done instead`,
    },
  ];
}

const ownerProblems = (owner: unknown, name: string): Problem[] =>
  typeof owner === 'string' && owner.trim() !== ''
    ? []
    : [{ what: `${name}: ${is('owner', owner)}`, fix: 'name who decided' }];

function expiryProblems(expires: unknown, name: string, today: string): Problem[] {
  const what = `${name}: ${is('expires', expires)}`;
  if (typeof expires !== 'string' || !isDate(expires))
    return [{ what, fix: `use a day of the calendar: '${nextYear(today)}'` }];
  return expires <= nextYear(today)
    ? []
    : [{ what: `${what}, more than a year ahead`, fix: `use '${nextYear(today)}' or an earlier day` }];
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** The same day of the next year; of the 29th of February, the 28th. */
function nextYear(today: string): string {
  const day = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  return isDate(day) ? day : day.replace(/29$/, '28');
}
