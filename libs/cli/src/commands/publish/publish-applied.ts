import { type Problem, refuse } from '@ashlar/core';
import { repositoryOf, stickyMarker, upsertComment } from '@ashlar/github';
import { exitCodes } from '../../exit-codes.js';
import { fenced } from './fenced.js';
import { numberProblems } from './number-problems.js';
import { readRecord } from './read-json.js';
import { report, runOf } from './run-of.js';

export interface PublishAppliedRequest {
  readonly pullRequest: string;
  readonly results: readonly string[];
  readonly link?: string;
}

/** What `ashlar apply --plan-set` ended with in an account. */
interface Applied {
  readonly account: string;
  readonly planSet: string;
  readonly code: number;
  readonly said: string;
}

/** Says on a pull request what became of its plans: applied, refused and why, or failed. One comment, however often it is tried. */
export async function publishApplied(
  { pullRequest, results, link }: PublishAppliedRequest,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  refuse('the command', numberProblems(pullRequest));
  const repository = repositoryOf(env, { report });
  const applied = results.map(readApplied).sort((a, b) => (a.account < b.account ? -1 : 1));
  const number = Number(pullRequest);
  const head = (await stickyMarker(repository, number))?.head ?? '';
  const marker = { kind: 'apply' as const, pullRequest: number, head, ...runOf(env), stacks: [] };
  const render = (limit: number) => {
    const each = Math.floor(limit / Math.max(1, applied.length)) - 500;
    const log = link === undefined ? [] : [`[The log](<${link}>).`];
    return [...applied.map((one) => textOf(one, each)), ...log].join('\n\n');
  };
  const { outcome, url } = await upsertComment(repository, { marker, render });
  process.stdout.write(`comment ${outcome}${url === undefined ? '' : `: ${url}`}\n`);
}

function textOf({ account, planSet, code, said }: Applied, limit: number): string {
  const [headline, isTold] = headlineOf(code);
  const what = `**${headline}** in account ${account}, plan set \`${planSet.slice(0, 12)}\`.`;
  return isTold ? `${what}\n\n${fenced(said, limit)}` : what;
}

/** A headline, and whether what was said is told too: refusals are names and digests, errors of AWS are anything. */
function headlineOf(code: number): readonly [string, boolean] {
  if (code === exitCodes.done) return ['Applied', false];
  if (code === exitCodes.stale)
    return ['Refused: what was reviewed is no longer what would be applied', true];
  if (code === exitCodes.danger)
    return ['Stopped: a plan that was made anew takes away what nobody has approved', true];
  if (code === exitCodes.locked) return ['Not applied: somebody else works on the state', true];
  return [`Failed with exit code ${code}: look at the log`, false];
}

function readApplied(file: string): Applied {
  const { account, planSet, code, said } = readRecord(file);
  const isApplied =
    /^\d{12}$/.test(String(account)) &&
    /^[0-9a-f]{64}$/.test(String(planSet)) &&
    Number.isInteger(code) &&
    typeof said === 'string';
  const problems: Problem[] = isApplied
    ? []
    : [{ what: 'it is not what an apply ended with', fix: 'write {"account", "planSet", "code", "said"}' }];
  refuse(file, problems);
  return { account: String(account), planSet: String(planSet), code: Number(code), said: String(said) };
}
