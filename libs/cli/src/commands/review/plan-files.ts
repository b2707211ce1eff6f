import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type Finding, InputError, type Problem } from '@ashlar/core';
import { type PlanJson, planProblems } from '@ashlar/graph';

export interface PlanFile {
  readonly stack: string;
  readonly plan: PlanJson;
}

/** Names that many plans have, and that say nothing of their stack. */
const NAMELESS = new Set(['plan', 'tfplan', 'show', 'out']);

/** Plans from files, every one of which can be read. `shop-data=x.json` names the stack; else the file's or its folder's name does. */
export function readPlanFiles(named: readonly string[]): PlanFile[] {
  const read = named.map(readNamed);
  const wrong: Finding[] = read.flatMap(({ file, problems }) =>
    problems.length === 0 ? [] : [{ where: file, problems }],
  );
  const stacks = read.map(({ stack }) => stack);
  const twice = stacks.filter((stack, at) => stacks.indexOf(stack) !== at);
  if (twice.length > 0)
    wrong.push({
      where: 'the command',
      problems: [...new Set(twice)].map((stack) => ({
        what: `two plans are of stack ${stack}`,
        fix: 'name them: --plan <stack>=<file>',
      })),
    });
  if (wrong.length > 0) throw new InputError(wrong);
  return read.flatMap(({ stack, plan }) => (plan === undefined ? [] : [{ stack, plan }]));
}

function readNamed(named: string): { stack: string; file: string; plan?: PlanJson; problems: Problem[] } {
  const [, name, file = named] = /^([\w.-]+)=(.+)$/.exec(named) ?? [];
  const stack = name ?? stackOf(file);
  const read = readJson(file);
  if ('what' in read) return { stack, file, problems: [read] };
  const problems = planProblems(read.json);
  return problems.length > 0
    ? { stack, file, problems }
    : { stack, file, plan: read.json as PlanJson, problems };
}

/** `shop-data.plan.json` → shop-data; `stacks/shop-data/plan.json` → shop-data. */
function stackOf(file: string): string {
  const name = basename(file)
    .replace(/\.json$/, '')
    .replace(/\.(tf)?plan$/, '');
  return NAMELESS.has(name) ? basename(dirname(resolve(file))) : name;
}

/** What a file of JSON holds, or why it can't be read. Of the text itself nothing is said: it may be secret. */
export function readJson(file: string): { readonly json: unknown } | Problem {
  if (!existsSync(file)) return { what: 'there is no such file', fix: 'name one that exists' };
  if (statSync(file).isDirectory()) return { what: 'it is a folder', fix: 'name a file' };
  const bytes = readFileSync(file);
  // A saved plan is a zip.
  if (bytes.subarray(0, 2).toString('latin1') === 'PK')
    return { what: 'it is a saved plan, not its JSON', fix: 'terraform show -json <it> > plan.json' };
  try {
    return { json: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch {
    return { what: 'it holds no JSON', fix: 'write it with `terraform show -json <saved plan>`' };
  }
}
