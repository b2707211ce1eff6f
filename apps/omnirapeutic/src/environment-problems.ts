import type { Problem } from '@ashlar/core';
import type { OmnirapeuticEnvironment, ServiceName } from './environments.js';

/** HIPAA's six years of records (45 CFR 164.316(b)(2)(i)), in days. */
const SIX_YEARS = 2191;

/** What production owes its patients, and no environment may have otherwise. Modules check everything else. */
export function environmentProblems(environment: OmnirapeuticEnvironment): Problem[] {
  const {
    name: environmentName,
    bastionZone,
    backups,
    deletion,
    logRetentionDays,
    network,
    services,
    database,
  } = environment;
  const problems: Problem[] = [];
  if (!environment.zones.includes(bastionZone)) {
    const fix = `use one of ${environment.zones.join(', ')}`;
    problems.push({ what: `bastionZone is '${bastionZone}', no zone of the environment`, fix });
  }
  if (backups.copyTo === environment.region) {
    const fix = 'name another region, or leave it out: a copy beside its original is lost with it';
    problems.push({ what: `backups.copyTo is '${backups.copyTo}', the region of the environment`, fix });
  }
  if (environmentName !== 'production') return problems;
  if (!['protected', 'with-last-snapshot'].includes(deletion)) {
    const fix = "production is 'protected', and 'with-last-snapshot' in the days before it is taken down";
    problems.push({ what: `deletion is '${deletion}'`, fix });
  }
  if (logRetentionDays < SIX_YEARS) {
    const what = `logRetentionDays is ${logRetentionDays}; HIPAA wants six years`;
    problems.push({ what, fix: 'use 2192, or 3653 for ten years' });
  }
  if (network.natGateways !== 'one-per-zone') {
    const fix = "use 'one-per-zone', so that a zone that fails takes no other with it";
    problems.push({ what: 'network.natGateways is not one per zone', fix });
  }
  if (database.backupRetentionDays < 7) {
    const what = `database.backupRetentionDays is ${database.backupRetentionDays}`;
    problems.push({ what, fix: 'production keeps 7 days or more' });
  }
  if (environment.alarms !== 'all') {
    const fix = "use 'all': a part is for environments in which nobody is hurt";
    problems.push({ what: 'alarms names a part of them', fix });
  }
  if (Object.keys(environment.alarmEmails).length === 0) {
    const fix = 'name somebody: alarms, findings and failed backups are told by mail';
    problems.push({ what: 'alarmEmails is empty', fix });
  }
  if (backups.keepDays < 35) {
    const what = `backups.keepDays is ${backups.keepDays}`;
    problems.push({ what, fix: "production keeps 35 days or more, as HIPAA's conformance pack asks" });
  }
  if (backups.copyTo === undefined) {
    const fix = "name a region that gets copies, 'us-west-2', for the day on which this one is away";
    problems.push({ what: 'backups.copyTo is left out', fix });
  }
  const withoutTls = (['api', 'web'] as const).filter((name) => services[name].on);
  if (environment.domain === undefined && withoutTls.length > 0) {
    const what = `there is no domain, and ${withoutTls.join(' and ')} would be served over plain HTTP`;
    problems.push({ what, fix: 'give the environment a domain; without one, nginx alone may answer' });
  }
  for (const [name, { on, tasks }] of Object.entries(services) as [ServiceName, typeof services.api][]) {
    if (on && tasks.min < 2) {
      const fix = 'production runs at least 2, so that one may fail or be replaced';
      problems.push({ what: `services.${name}.tasks.min is ${tasks.min}`, fix });
    }
  }
  return problems;
}
