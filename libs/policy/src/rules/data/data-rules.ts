import type { Rule } from '../../rule.js';
import { clusterInSeveralZones } from './cluster-zones.js';
import { databaseRules } from './database-rules.js';
import { databaseLogs } from './log-exports.js';
import { messageRules } from './message-rules.js';
import { secretRules } from './secret-rules.js';
import { snapshotRules } from './snapshot-rules.js';
import { tableRules } from './table-rules.js';

/** Databases, tables, secrets, keys, and what carries messages. */
export const dataRules: readonly Rule[] = [
  ...databaseRules,
  clusterInSeveralZones,
  databaseLogs,
  ...snapshotRules,
  ...tableRules,
  ...secretRules,
  ...messageRules,
];
