import { isKnown, type Problem } from '@ashlar/core';
import type { Client, Scaling } from './aurora-props.js';

/**
 * Connections that an instance takes by default, by its largest capacity. Between two rows the truth lies on
 * or above the line that joins them, because only the last one is a cap.
 *
 * asOf: 2026-06
 * source: Aurora user guide, "Maximum connections for Aurora Serverless v2": LEAST(DBInstanceClassMemory/9531392, 5000)
 */
const CONNECTIONS = [
  [1, 189],
  [4, 823],
  [8, 1669],
  [16, 3360],
  [32, 5000],
  [256, 5000],
] as const;

/** With a minimum of 0 or 0.5 ACU there are never more, so that an instance can shrink while they stand. */
const MOST_WHEN_SMALL = 2000;

/** superuser_reserved_connections (3) and rds.rds_superuser_reserved_connections (2). */
const RESERVED = 5;

/** What applications may hold open at once on one instance. */
export function usableConnections({ min, max }: Scaling): number {
  const upper = CONNECTIONS.findIndex(([acu]) => acu >= max);
  const [toAcu, to] = CONNECTIONS[upper] ?? CONNECTIONS[CONNECTIONS.length - 1] ?? [256, 5000];
  const [fromAcu, from] = CONNECTIONS[upper - 1] ?? [toAcu, to];
  const share = toAcu === fromAcu ? 1 : (max - fromAcu) / (toAcu - fromAcu);
  const all = Math.floor(from + share * (to - from));
  return (min < 1 ? Math.min(all, MOST_WHEN_SMALL) : all) - RESERVED;
}

/** Whether all clients together fit the writer. */
export function connectionProblems(clients: Readonly<Record<string, Client>>, scaling: Scaling): Problem[] {
  const entries = Object.entries(clients).sort(([a], [b]) => (a < b ? -1 : 1));
  const problems = entries.flatMap(([name, client]) => countProblems(`clients.${name}`, client));
  if (problems.length > 0 || ![scaling.min, scaling.max].every(isKnown)) return problems;
  const wanted = entries.map(([name, { tasks, poolSize }]) => ({
    name,
    tasks,
    poolSize,
    sum: tasks * poolSize,
  }));
  if (wanted.some(({ sum }) => !isKnown(sum))) return [];

  const total = wanted.reduce((sum, client) => sum + client.sum, 0);
  const usable = usableConnections(scaling);
  if (total <= usable) return [];
  const parts = wanted.map(({ name, tasks, poolSize, sum }) => `${name} ${tasks} × ${poolSize} = ${sum}`);
  return [
    {
      what: `clients open ${total} connections (${parts.join(', ')}); an instance takes ${usable}`,
      fix: `${roomFor(total, scaling)}use smaller pools`,
    },
  ];
}

/** The smallest maximum that would do, if there is one. */
function roomFor(total: number, { min }: Scaling): string {
  const enough = CONNECTIONS.map(([acu]) => acu).filter((acu) => acu >= min);
  const max = enough.find((acu) => usableConnections({ min, max: acu }) >= total);
  if (max !== undefined) return `raise scaling.max to ${max}, or `;
  const raised = enough.find((acu) => usableConnections({ min: 1, max: acu }) >= total);
  return raised === undefined ? '' : `raise scaling.min to 1 and scaling.max to ${raised}, or `;
}

function countProblems(prop: string, client: Client): Problem[] {
  return (['tasks', 'poolSize'] as const).flatMap((name) => {
    const value = client?.[name];
    if (!isKnown(value) || (Number.isInteger(value) && value >= 0)) return [];
    return [{ what: `${prop}.${name} is ${String(value)}`, fix: 'use a whole number from 0' }];
  });
}
