/**
 * Classes of statements that pgAudit writes to the log, each with its text.
 * - `ddl`: CREATE, ALTER, DROP that are no role's. Rare.
 * - `role`: GRANT, REVOKE, and roles that come and go. Rare.
 * - `write`: INSERT, UPDATE, DELETE, TRUNCATE, COPY to a table. A line of some 300 bytes for each: at 100 a second
 *   78 GB and 39 USD a month (CloudWatch Logs takes 0.50 USD per GB).
 * - `read`: SELECT and COPY from a table. The same for each, and there are more of them.
 * - `function`: calls of functions and DO blocks.
 * - `misc`, `misc_set`: DISCARD, FETCH, CHECKPOINT, VACUUM; SET. Connection pools run many.
 */
export type AuditClass = 'ddl' | 'function' | 'misc' | 'misc_set' | 'read' | 'role' | 'write';

export const AUDIT_CLASSES: readonly AuditClass[] = [
  'ddl',
  'function',
  'misc',
  'misc_set',
  'read',
  'role',
  'write',
];
