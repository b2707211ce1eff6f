import type { Problem } from '@ashlar/core';
import type { AlarmSet } from './alarm.js';

/** Alarms by the sections of the dashboard. */
export type AlarmSections = Readonly<Record<string, AlarmSet>>;

/** Of two alarms with one key, the first would be gone without a word. */
export function twiceProblems(sections: AlarmSections): Problem[] {
  const keys = Object.values(sections).flatMap(Object.keys);
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return [...twice].map((key) => ({
    what: `two sections have an alarm '${key}'`,
    fix: 'give one another key',
  }));
}
