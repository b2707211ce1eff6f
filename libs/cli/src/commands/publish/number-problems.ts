import type { Problem } from '@ashlar/core';

/** Of what is meant to be the number of a pull request. */
export const numberProblems = (value: string | undefined): Problem[] =>
  value === undefined || /^[1-9]\d{0,9}$/.test(value)
    ? []
    : [{ what: `--pull-request is '${value}'`, fix: 'give its number: --pull-request 123' }];

/** Of what is meant to be a commit: all of its forty digits, because comments are held against it. */
export const commitProblems = (option: string, value: string | undefined): Problem[] =>
  value === undefined || /^[0-9a-f]{40}$/.test(value)
    ? []
    : [{ what: `${option} is '${value}'`, fix: 'give all forty digits of the commit' }];
