import { didYouMean, isKnown, namesSecret, type Problem } from '@ashlar/core';
import { AUDIT_CLASSES } from './audit-class.js';
import type { AuroraClusterProps } from './aurora-props.js';

export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly applyMethod: 'immediate' | 'pending-reboot';
}

/** What this module decides, and what to do instead of overriding it. */
const DECIDED: Readonly<Record<string, string>> = {
  log_connections: 'every connection is logged, for audits; leave it out',
  log_disconnections: 'every disconnection is logged, for audits; leave it out',
  log_min_duration_statement: 'use slowStatementMilliseconds',
  max_connections: 'Aurora derives it from scaling.max; raise that',
  password_encryption: 'passwords are stored as SCRAM only; leave it out',
  'pgaudit.log': 'use audit',
  'pgaudit.role': 'object auditing needs rds_pgaudit there; leave it out',
  'rds.force_ssl': 'connections without TLS are refused; leave it out',
  shared_preload_libraries: 'pgaudit has to stand there; name others in preload',
};

/**
 * Parameters that PostgreSQL reads when it starts. AWS refuses to apply them at once.
 *
 * asOf: 2026-11
 * source: PostgreSQL documentation, parameters that "can only be set at server start"; Aurora user guide, "Amazon Aurora
 *   PostgreSQL parameters"
 * refresh: aws rds describe-engine-default-cluster-parameters --db-parameter-group-family aurora-postgresql17
 *   --query "EngineDefaults.Parameters[?ApplyType=='static'].ParameterName"
 */
const STATIC = new Set([
  'autovacuum_freeze_max_age',
  'autovacuum_max_workers',
  'autovacuum_multixact_freeze_max_age',
  'cron.database_name',
  'cron.max_running_jobs',
  'cron.use_background_workers',
  'huge_pages',
  'max_files_per_process',
  'max_locks_per_transaction',
  'max_logical_replication_workers',
  'max_pred_locks_per_transaction',
  'max_prepared_transactions',
  'max_replication_slots',
  'max_wal_senders',
  'max_worker_processes',
  'pg_stat_statements.max',
  'rds.babelfish_status',
  'rds.custom_dns_resolution',
  'rds.enable_plan_management',
  'rds.logical_replication',
  'shared_buffers',
  'superuser_reserved_connections',
  'track_activity_query_size',
  'track_commit_timestamp',
  'wal_buffers',
]);

const LIBRARY = /^[a-z][a-z0-9_]*$/;
const PARAMETER = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/;
const ALWAYS_LOADED = ['pg_stat_statements', 'pgaudit'];

type ParameterProps = Pick<
  AuroraClusterProps,
  'audit' | 'parameters' | 'preload' | 'slowStatementMilliseconds'
>;

/** The parameters of the cluster, in the order of their names. */
export function clusterParameters(props: ParameterProps): Parameter[] {
  const { audit = ['ddl', 'role', 'write'], parameters = {}, preload = [] } = props;
  const libraries = [...new Set([...ALWAYS_LOADED, ...preload])].sort();
  const decided: Parameter[] = [
    { name: 'log_connections', value: '1', applyMethod: 'immediate' },
    { name: 'log_disconnections', value: '1', applyMethod: 'immediate' },
    { name: 'pgaudit.log', value: [...new Set(audit)].sort().join(','), applyMethod: 'immediate' },
    // Versions differ in whether these are their defaults, for which AWS reads back nothing but a reboot.
    { name: 'password_encryption', value: 'scram-sha-256', applyMethod: 'pending-reboot' },
    { name: 'pgaudit.role', value: 'rds_pgaudit', applyMethod: 'pending-reboot' },
    { name: 'rds.force_ssl', value: '1', applyMethod: 'pending-reboot' },
    { name: 'shared_preload_libraries', value: libraries.join(','), applyMethod: 'pending-reboot' },
  ];
  if (props.slowStatementMilliseconds !== undefined) {
    const value = String(props.slowStatementMilliseconds);
    decided.push({ name: 'log_min_duration_statement', value, applyMethod: 'immediate' });
  }
  const others = Object.entries(parameters).map(([name, value]): Parameter => ({
    name,
    value,
    applyMethod: STATIC.has(name) ? 'pending-reboot' : 'immediate',
  }));
  return [...decided, ...others].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function parameterProblems(props: ParameterProps): Problem[] {
  const { audit, parameters = {}, preload = [], slowStatementMilliseconds: slow } = props;
  const problems = [...auditProblems(audit)];
  for (const library of [preload].flat().filter((name) => !LIBRARY.test(name))) {
    problems.push({ what: `preload lists '${library}'`, fix: "name libraries one by one: ['pg_cron']" });
  }
  if (slow !== undefined && isKnown(slow) && !(Number.isInteger(slow) && slow >= 0 && slow < 2 ** 31)) {
    const fix = 'use a whole number of milliseconds; 0 logs every statement';
    problems.push({ what: `slowStatementMilliseconds is ${String(slow)}`, fix });
  }
  for (const [name, value] of Object.entries(parameters)) {
    const decided = DECIDED[name];
    if (decided !== undefined) {
      problems.push({ what: `parameters sets ${name}, which this module decides`, fix: decided });
    } else if (!PARAMETER.test(name)) {
      problems.push({ what: `parameters has '${name}'`, fix: "use PostgreSQL's name: 'work_mem'" });
    } else if (namesSecret(name)) {
      const fix = 'keep secrets out of parameter groups: everyone reads them who may describe them';
      problems.push({ what: `parameters has ${name}, a secret by its name`, fix });
    } else if (typeof value !== 'string' || value === '') {
      const fix = 'write the value as a string, or leave the parameter out';
      problems.push({ what: `parameters['${name}'] is ${JSON.stringify(value)}`, fix });
    }
  }
  return problems;
}

function auditProblems(audit: readonly string[] | undefined): Problem[] {
  if (audit === undefined) return [];
  if (audit.length === 0) {
    return [{ what: 'audit is empty', fix: "leave it out, or name a class: ['ddl', 'role']" }];
  }
  return [audit]
    .flat()
    .filter((name) => !(AUDIT_CLASSES as readonly string[]).includes(name))
    .map((name) => ({
      what: `audit names '${name}'`,
      fix: `${didYouMean(name, AUDIT_CLASSES)}use ${AUDIT_CLASSES.join(', ')}`,
    }));
}
