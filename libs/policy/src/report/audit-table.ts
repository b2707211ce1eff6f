import type { Problem } from '@ashlar/core';
import Table from 'cli-table3';
import type { Audit } from '../audit.js';
import { countLine } from './audit-count.js';
import { DISCLAIMER } from './disclaimer.js';
import { type ReportRow, rowsOf, type Seen } from './report-rows.js';
import { wrapped } from './wrapped.js';

const WIDTH = 100;

/** The report for a terminal. Of what passes it counts the resources; of the rest it names them. */
export function auditTable(audit: Audit): string {
  const table = new Table({
    head: ['rule', 'verdict', 'what was seen'],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rowsOf(audit)) table.push([row.id, row.verdict, cellOf(row)]);
  return [
    table.toString(),
    ...audit.problems.map(problemLines),
    ...audit.unread.map((call) => `nothing is said of what is inside of ${call}`),
    `${audit.pack.title}, as of ${audit.pack.asOf}. ${DISCLAIMER}`,
    countLine(audit),
  ].join('\n');
}

function cellOf({ verdict, seen, remedies }: ReportRow): string {
  const lines = seen.flatMap(verdict === 'pass' ? passLine : seenLines);
  return [...lines, ...remedies].flatMap((line) => wrapped(line, WIDTH)).join('\n');
}

const seenLines = ({ resources, reason }: Seen) =>
  resources.length === 0 ? [reason] : [...resources, `  ${reason}`];

const passLine = ({ resources, reason }: Seen) =>
  `${resources.length} ${resources.length === 1 ? 'resource' : 'resources'}: ${reason}`;

const problemLines = ({ what, fix }: Problem) => `${what}\n    fix: ${fix}`;
