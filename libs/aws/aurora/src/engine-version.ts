import { isKnown, type Problem } from '@ashlar/core';
import type { Engine } from './engine.js';
import type { Major, Minor } from './postgresql-versions.js';

export interface EngineVersion {
  readonly major: number;
  readonly minor: number;
}

/** `15.10` in its parts, or nothing for what is no version. */
export function parseVersion(text: unknown): EngineVersion | undefined {
  const [, major, minor] = /^([1-9]\d?)\.(0|[1-9]\d?)$/.exec(String(text)) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

/** Whether a version is at least the given minor of its own major version, or newer than all of them. */
export function reaches({ major, minor }: EngineVersion, first: Readonly<Record<number, number>>): boolean {
  const from = first[major];
  return from === undefined ? major > Math.max(...Object.keys(first).map(Number)) : minor >= from;
}

/** What is wrong with a version. One that is newer than the table is none of that. */
export function versionProblems(prop: string, text: unknown, engine: Engine): Problem[] {
  const version = parseVersion(text);
  const newest = newestVersions(engine);
  if (version === undefined) {
    const what = `${prop} is ${isKnown(text) ? `'${String(text)}'` : 'known to Terraform only'}`;
    return [{ what, fix: `write major and minor down: ${newest}` }];
  }
  if (isNewerThanTable(version, engine) || minorOf(version, engine) !== undefined) return [];
  const what = `${prop} is '${String(text)}', which Aurora Serverless v2 has never had`;
  return [{ what, fix: `use one that is supported: ${newest}` }];
}

/** What works today, and somebody should know: support that ended, and versions that the table doesn't have. */
export function versionWarnings(text: unknown, engine: Engine, today: Date): Problem[] {
  const version = parseVersion(text);
  if (version === undefined) return [];
  const major = engine.majors[version.major];
  const minor = minorOf(version, engine);
  if (major === undefined || minor === undefined) {
    const what = `engineVersion ${String(text)} is newer than what this library knows; nothing was checked against it`;
    return [{ what, fix: 'bring postgresql-versions.ts up to date' }];
  }
  const day = today.toISOString().slice(0, 10);
  const newest = newestVersions(engine);
  if (major.supportedUntil < day) {
    const what = `standard support of ${engine.name} ${version.major} ended on ${major.supportedUntil}`;
    return [{ what, fix: `upgrade to ${newest}` }];
  }
  if (minor.supportedUntil === 'retired') {
    const what = `Aurora makes no new clusters of ${String(text)}, and upgrades those it has`;
    return [{ what, fix: `use ${newest}` }];
  }
  if (minor.supportedUntil < day) {
    const what = `standard support of ${engine.name} ${String(text)} ended on ${minor.supportedUntil}`;
    return [{ what, fix: `use ${newest}` }];
  }
  return [];
}

/**
 * Whether Aurora upgrades from one version to another. It goes to any later major version in one step, as long
 * as the target is no older than the source: fixes of the source would be missing from it.
 *
 * asOf: 2026-09
 * source: Aurora user guide, "Getting a list of available versions in your AWS Region", the table of upgrade targets
 * refresh: aws rds describe-db-engine-versions --engine aurora-postgresql --engine-version <from>
 *   --query 'DBEngineVersions[].ValidUpgradeTarget[].EngineVersion'
 */
export function upgradeProblems(from: unknown, to: unknown, engine: Engine): Problem[] {
  const problems = versionProblems('upgradingFrom', from, engine);
  const [source, target] = [parseVersion(from), parseVersion(to)];
  if (problems.length > 0 || source === undefined || target === undefined) return problems;
  const step = `engineVersion '${String(to)}' with upgradingFrom '${String(from)}'`;
  if (target.major < source.major) {
    const fix = 'restore a snapshot from before the upgrade into a new cluster';
    return [{ what: `${step} goes downwards, which Aurora can't`, fix }];
  }
  if (target.major === source.major) {
    return [{ what: `${step} is no major upgrade`, fix: 'leave upgradingFrom out' }];
  }
  const [older, newer] = [minorOf(source, engine), minorOf(target, engine)];
  if (older === undefined || newer === undefined || newer.released >= older.released) return [];
  const targets = supported(engine.majors[target.major] as Major)
    .filter(([, { released }]) => released >= older.released)
    .map(([minor]) => `${target.major}.${minor}`);
  return [
    {
      what: `${step} goes to a version that is older: ${newer.released}, after ${older.released}`,
      fix: `use engineVersion ${targets.join(', ')}`,
    },
  ];
}

const minorOf = ({ major, minor }: EngineVersion, { majors }: Engine): Minor | undefined =>
  majors[major]?.minors[minor];

function isNewerThanTable({ major, minor }: EngineVersion, { majors }: Engine): boolean {
  const known = majors[major];
  if (known === undefined) return major > Math.max(...Object.keys(majors).map(Number));
  return minor > Math.max(...Object.keys(known.minors).map(Number));
}

const supported = ({ minors }: Major): [string, Minor][] =>
  Object.entries(minors).filter(([, { supportedUntil }]) => supportedUntil !== 'retired');

/** The one of each major version that is supported for longest, and the newest where that is another. */
function newestVersions({ majors }: Engine): string {
  return Object.entries(majors)
    .slice(-4)
    .map(([major, known]) => {
      const minors = supported(known);
      const [minor] = minors.find(([, { longTerm }]) => longTerm) ?? minors.at(-1) ?? [];
      return `${major}.${minor ?? ''}`;
    })
    .join(', ');
}
