import { markdownTable } from 'markdown-table';
import type { Audit } from '../audit.js';
import { countLine } from './audit-count.js';
import { DISCLAIMER } from './disclaimer.js';
import { type ReportRow, rowsOf, type Seen } from './report-rows.js';

/** The report as a page for a wiki or a pull request. */
export function auditMarkdown(audit: Audit): string {
  const rows = rowsOf(audit).map((row) => [
    row.id,
    row.verdict,
    resourcesOf(row),
    reasonsOf(row),
    row.remedies.map(escaped).join('<br>'),
  ]);
  const { pack, problems, stacks, today, unread } = audit;
  const notes = [
    ...problems.map(({ what, fix }) => `${what} (${fix})`),
    ...unread.map((call) => `nothing is said of what is inside of ${call}`),
  ];
  return [
    `# ${escaped(pack.title)}`,
    countLine(audit),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${escaped(note)}`).join('\n')]),
    markdownTable([['rule', 'verdict', 'resources', 'reason', 'fix or waiver'], ...rows]),
    `Rules: ${escaped(pack.source)}, as of ${pack.asOf}. Judged on ${today}: ${stacks.map(escaped).join(', ')}.`,
    DISCLAIMER,
  ].join('\n\n');
}

/** With several reasons, the resources of each are numbered like it. */
const resourcesOf = ({ seen }: ReportRow) =>
  numbered(seen, ({ resources }) => resources.map(escaped).join('<br>'));

const reasonsOf = ({ seen }: ReportRow) => numbered(seen, ({ reason }) => escaped(reason));

const numbered = (seen: readonly Seen[], cell: (seen: Seen) => string) =>
  seen.length === 1
    ? seen.map(cell).join()
    : seen.map((some, at) => `(${at + 1}) ${cell(some)}`).join('<br>');

/** Text as it is, whatever Markdown or HTML it looks like, on one line. */
export const escaped = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\|*`[\]~]|(?<!\w)_|_(?!\w)/g, '\\$&');
