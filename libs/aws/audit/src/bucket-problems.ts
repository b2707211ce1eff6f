import { is, isKnown, isRecord, type Problem, textProblems } from '@ashlar/core';

/** A bucket that is none, and a prefix that would not be the folder that is meant. */
export function bucketProblems(bucket: unknown, prefix: unknown): Problem[] {
  return [
    ...nameProblems(bucket),
    ...(prefix === undefined
      ? []
      : textProblems(
          'prefix',
          prefix,
          /^[A-Za-z0-9]+([/._-][A-Za-z0-9]+)*$/,
          "name a folder without slashes at its ends: 'audit'",
        )),
  ];
}

function nameProblems(bucket: unknown): Problem[] {
  const name = isRecord(bucket) ? bucket['bucketName'] : undefined;
  const fits =
    typeof name === 'string' && (!isKnown(name) || /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name));
  return fits
    ? []
    : [{ what: is('bucket.bucketName', name), fix: 'give a Bucket, or the name of one: { bucketName }' }];
}
