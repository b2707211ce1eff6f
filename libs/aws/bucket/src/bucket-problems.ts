import { backupProblems, isKnown, keyArnProblems, type Problem } from '@ashlar/core';
import type { PrincipalStatement } from '@ashlar/iam';
import { bucketNameProblems } from './bucket-name.js';
import { acknowledgements, type BucketProps } from './bucket-props.js';
import { minimumDays } from './lifecycle-rules.js';

/** What can't work, or what nobody could defend, besides the policy. */
export function bucketProblems(props: BucketProps): Problem[] {
  return [
    ...purposeProblems(props.purpose),
    ...(props.name === undefined ? [] : bucketNameProblems(props.name)),
    ...encryptionProblems(props),
    ...accessLogProblems(props),
    ...lifecycleProblems(props),
    ...objectLockProblems(props),
    ...planProblems(props),
  ];
}

/** Services that deliver logs only to buckets whose encryption is Amazon's own. */
const ONLY_S3_MANAGED = ['logdelivery.elasticloadbalancing.amazonaws.com', 'logging.s3.amazonaws.com'];

/** What a producer of logs can't deliver to. */
export function deliveryProblems(
  { encryption, objectLock }: BucketProps,
  statements: readonly PrincipalStatement[],
): Problem[] {
  const services = new Set(statements.map(serviceOf));
  const problems: Problem[] = [];
  if ('kmsKeyArn' in encryption) {
    for (const service of ONLY_S3_MANAGED.filter((candidate) => services.has(candidate))) {
      problems.push({
        what: `${service} can't deliver to a bucket that is encrypted with our own key`,
        fix: `use encryption: { s3Managed: '${service} knows no other' }`,
      });
    }
  }
  if (objectLock && services.has('logging.s3.amazonaws.com')) {
    problems.push({
      what: 'S3 does not deliver access logs to a bucket that has Object Lock',
      fix: 'take objectLock away, or give the logs a bucket of their own',
    });
  }
  return problems;
}

const serviceOf = ({ principal }: PrincipalStatement) =>
  typeof principal === 'object' && principal !== null && 'service' in principal
    ? principal.service
    : undefined;

function purposeProblems(purpose: string): Problem[] {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(purpose)) return [];
  return [{ what: `purpose is '${purpose}'`, fix: "use lower-case words joined by hyphens: 'alb-logs'" }];
}

function encryptionProblems({ encryption }: BucketProps): Problem[] {
  const given = Object.entries(encryption ?? {});
  const [[how, value] = []] = given;
  if (given.length !== 1 || (how !== 'kmsKeyArn' && how !== 's3Managed')) {
    const fix = "use { kmsKeyArn }, or { s3Managed: 'why our own key can't be used' }";
    return [{ what: 'encryption says neither one key nor why there is none', fix }];
  }
  if (how === 's3Managed' && !String(value ?? '').trim()) {
    const fix = 'say why our own key cannot be used: it is what an audit asks';
    return [{ what: 'encryption.s3Managed gives no reason', fix }];
  }
  return how === 'kmsKeyArn' ? keyArnProblems('encryption.kmsKeyArn', value) : [];
}

function accessLogProblems({ accessLogs, name }: BucketProps): Problem[] {
  if (accessLogs === 'off') return [];
  if (typeof accessLogs !== 'object' || !accessLogs?.bucketName) {
    const fix = "name the bucket that receives them: { bucketName }, or say 'off'";
    return [{ what: 'accessLogs names no bucket', fix }];
  }
  const problems: Problem[] = [];
  if (accessLogs.bucketName === name) {
    const fix = "use another bucket, or 'off': each delivered log would be logged again";
    problems.push({ what: 'accessLogs go into the bucket itself', fix });
  }
  if (accessLogs.prefix?.startsWith('/')) {
    const fix = 'leave out the first slash; it would be part of the name';
    problems.push({ what: `accessLogs.prefix is '${accessLogs.prefix}'`, fix });
  }
  return problems;
}

function lifecycleProblems({ archive, expireAfterDays, keepOldVersionsDays }: BucketProps): Problem[] {
  const problems = [
    ...daysProblems('keepOldVersionsDays', keepOldVersionsDays, 1),
    ...daysProblems('expireAfterDays', expireAfterDays, 1),
  ];
  if (!archive) return problems;
  const minimum = new Map<string, number>(Object.entries(minimumDays)).get(archive.storageClass);
  problems.push(...daysProblems('archive.afterDays', archive.afterDays, 1));
  if (minimum === undefined) {
    const fix = `use one of ${Object.keys(minimumDays).join(', ')}`;
    problems.push({ what: `archive.storageClass is '${archive.storageClass}'`, fix });
  } else if (isTooSoon(expireAfterDays, archive.afterDays + minimum)) {
    problems.push({
      what: `objects are archived after ${archive.afterDays} days and expire after ${expireAfterDays}; ${archive.storageClass} bills at least ${minimum} days`,
      fix: `raise expireAfterDays to ${archive.afterDays + minimum} or more, or leave out archive`,
    });
  }
  return problems;
}

const isTooSoon = (days: number | undefined, earliest: number) =>
  days !== undefined && isKnown(days) && isKnown(earliest) && days < earliest;

function planProblems({ backup, versioning }: BucketProps): Problem[] {
  const problems = backupProblems('backup', backup);
  if (backup === undefined || versioning !== false) return problems;
  const what = 'backup names a plan, and versioning is false; AWS Backup takes versioned buckets only';
  return [...problems, { what, fix: 'leave versioning on, or leave backup out' }];
}

function objectLockProblems({ objectLock, versioning, keep }: BucketProps): Problem[] {
  if (!objectLock) return [];
  const { mode, acknowledge, days } = objectLock;
  const expected = new Map<string, string>(Object.entries(acknowledgements)).get(mode);
  if (expected === undefined) {
    return [{ what: `objectLock.mode is '${mode}'`, fix: "use 'GOVERNANCE' or 'COMPLIANCE'" }];
  }
  const problems = daysProblems('objectLock.days', days ?? Number.NaN, 1);
  if (acknowledge !== expected) {
    problems.push({
      what: 'objectLock is irreversible, and acknowledge does not say that you know',
      fix: `write acknowledge: '${expected}'`,
    });
  }
  if (versioning === false) {
    problems.push({ what: 'objectLock locks versions, and versioning is false', fix: 'leave versioning on' });
  }
  if (keep === false && mode === 'COMPLIANCE') {
    const fix = "leave keep on, or use 'GOVERNANCE': nobody can empty a bucket in COMPLIANCE mode";
    problems.push({ what: 'keep is false, and objectLock forbids to delete what the bucket holds', fix });
  }
  return problems;
}

/** S3 counts days in 32 bits; a century is more than anybody means. */
const MAX_DAYS = 36_500;

function daysProblems(prop: string, value: number | undefined, min: number): Problem[] {
  if (value === undefined || !isKnown(value)) return [];
  if (Number.isInteger(value) && value >= min && value <= MAX_DAYS) return [];
  return [{ what: `${prop} is ${value}`, fix: `use a whole number of days from ${min} to ${MAX_DAYS}` }];
}
