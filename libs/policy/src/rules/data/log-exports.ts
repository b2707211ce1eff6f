import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { evidence } from '../reading/attribute-rule.js';
import { describe, settingOf } from '../reading/setting.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';
import { clusterOf } from './cluster-of.js';

const id = 'RDS_LOGGING_ENABLED';

const MYSQL = ['audit', 'error', 'general', 'slowquery'];

/**
 * The logs that AWS wants, by the beginning of the engine's name.
 * asOf: 2026-11
 * source: Security Hub RDS.9, which runs this rule
 * refresh: when RDS gets an engine, or an engine a log
 */
const LOGS: readonly [engine: string, logs: readonly string[]][] = [
  ['aurora-postgresql', ['postgresql']],
  ['aurora', MYSQL],
  ['mariadb', MYSQL],
  ['mysql', MYSQL],
  ['oracle', ['alert', 'audit', 'listener', 'trace']],
  ['postgres', ['postgresql', 'upgrade']],
  ['sqlserver', ['agent', 'error']],
];

export const databaseLogs: Rule = {
  id,
  holds: 'A database instance writes all of its logs to CloudWatch.',
  why: 'On the instance they are kept for days, and whoever rules it can remove them.',
  fix: 'Name every log in enabled_cloudwatch_logs_exports.',
  judge: each(['aws_db_instance', 'aws_rds_cluster_instance'], (instance, model) => {
    const source = instance.type === 'aws_db_instance' ? instance : clusterOf(model, instance);
    if (source === undefined) return unknown(`its cluster is of no stack here: ${evidence(id)}`);
    const exported = settingOf(model, source, 'enabled_cloudwatch_logs_exports');
    const engine = engineOf(model, source);
    const wanted = LOGS.find(([beginning]) => engine?.startsWith(beginning))?.[1];
    if (wanted === undefined || exported.open !== undefined)
      return unknown(`engine is ${engine ?? 'not known'}, ${describe(exported)}: ${evidence(id)}`);
    const missing = wanted.filter((log) => !exported.values.includes(log));
    return missing.length === 0
      ? pass(describe(exported))
      : fail(`${describe(exported)}; ${engine} lacks ${missing.join(', ')}`);
  }),
};

const engineOf = (model: Model, source: Resource): string | undefined =>
  settingOf(model, source, 'engine').values[0];
