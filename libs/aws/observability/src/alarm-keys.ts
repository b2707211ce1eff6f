import type { Alarm } from './alarm.js';

/** Alarms of one thing, under its key: `nginx` and `cpu` are `nginx-cpu`. */
export const keyed = <Key extends string, Part extends string>(
  key: Key,
  alarms: Readonly<Record<Part, Alarm>>,
): Record<`${Key}-${Part}`, Alarm> =>
  Object.fromEntries(
    Object.entries<Alarm>(alarms).map(([part, alarm]) => [`${key}-${part}`, alarm]),
  ) as Record<`${Key}-${Part}`, Alarm>;
