import type { Problem } from '@ashlar/core';

/**
 * asOf: 2026-11
 * source: Amazon S3 user guide, "General purpose bucket naming rules"
 * refresh: read the page again when a new kind of bucket appears; each has brought a suffix.
 */
const RESERVED_PREFIXES = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const RESERVED_SUFFIXES = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/** S3 takes dots too, but its TLS certificate does not cover names that have them. */
const NAME = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

export function bucketNameProblems(name: string): Problem[] {
  if (!NAME.test(name)) {
    const fix = 'use 3 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends';
    return [{ what: `name is '${name}'`, fix }];
  }
  const reserved = [
    ...RESERVED_PREFIXES.filter((prefix) => name.startsWith(prefix)),
    ...RESERVED_SUFFIXES.filter((suffix) => name.endsWith(suffix)),
  ];
  return reserved.map((part) => ({
    what: `name is '${name}'; S3 keeps '${part}' for itself`,
    fix: 'choose another name',
  }));
}
