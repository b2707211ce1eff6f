import { readFileSync } from 'node:fs';
import { type Problem, refuse } from '@ashlar/core';
import { type PlanSetSummary, readPlanSet } from '@ashlar/review';

/** `111122223333=plan-set.json`: plan sets by account. A plan set whose hash isn't that of its plans is refused. */
export function readPlanSetFiles(named: readonly string[]): ReadonlyMap<string, PlanSetSummary> {
  const pairs = named.map((one) => /^(\d{12})=(.+)$/.exec(one));
  const problems = named.flatMap((one, at): Problem[] =>
    pairs[at] === null ? [{ what: `--plan-set is '${one}'`, fix: 'write <account>=<file>' }] : [],
  );
  refuse('the command', problems);
  return new Map(
    pairs.map((pair) => {
      const [, account = '', file = ''] = pair ?? [];
      const { hash, expiresAt } = readPlanSet(readFileSync(file, 'utf8'), file);
      return [account, { hash, expiresAt }];
    }),
  );
}
