import type { Problem } from '@ashlar/core';

/** A key of ours that becomes a name in AWS Backup. */
export function keyProblems(prop: string, key: string): Problem[] {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) && key.length <= 50) return [];
  return [
    {
      what: `${prop} has '${key}'`,
      fix: "use lower-case words joined by hyphens, 50 characters at most: 'daily'",
    },
  ];
}
