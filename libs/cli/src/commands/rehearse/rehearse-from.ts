import { compareStacks } from '@ashlar/changes';
import { didYouMean, refuse } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import { prepareToolchain, rehearseUpgrade } from '@ashlar/rehearsal';
import { ProgressLine } from '@ashlar/terraform';
import { type ExitCode, exitCodes } from '../../exit-codes.js';
import { placeOfStack } from '../../place-of-stack.js';
import type { Workspace } from '../../workspace.js';
import { sidesOf } from '../affected/git-history.js';
import { synthesizedSides } from '../affected/synthesized-sides.js';
import { untilInterrupted } from '../affected/until-interrupted.js';
import type { RehearseRequest } from './rehearse.js';
import { lossesOf, type UpgradedEnvironment, upgradeJson, upgradeReport } from './upgrade-report.js';

/**
 * Applies the stacks of another commit on the emulator and those of the working tree on top of them, as far as they differ,
 * and prints what that replaced and destroyed.
 */
export async function rehearseFrom(
  { root }: Workspace,
  from: string,
  { app, environment, stack, json }: RehearseRequest,
): Promise<ExitCode> {
  const sides = sidesOf(root, { base: from }, 'from');
  const { base, head } = await untilInterrupted((signal) => synthesizedSides(root, sides, signal));
  const known = new Set([...base, ...head].map(placeOfStack));
  const asked = [...known].filter((place) => isIn(place, app, environment)).sort();
  refuse('the command', asked.length > 0 ? [] : [unknownPlace([...known], app, environment)]);
  const names = [...base, ...head].map(({ name }) => name);
  refuse('the command', stack === undefined || names.includes(stack) ? [] : [unknownStack(stack, names)]);

  const progress = new ProgressLine();
  const toolchain = await prepareToolchain({ root, env: process.env, report: (line) => progress.say(line) });
  const upgraded: UpgradedEnvironment[] = [];
  for (const place of asked) {
    const [before, after] = [base, head].map((stacks) =>
      stacks.filter((each) => placeOfStack(each) === place),
    ) as [WrittenStack[], WrittenStack[]];
    const changed = compareStacks(before, after).changes.flatMap((change) =>
      change.kind === 'renamed' ? [change.was, change.name] : [change.name],
    );
    const wanted = changed.filter((name) => stack === undefined || name === stack);
    if (wanted.length === 0) continue;
    progress.say(`${place}: ${wanted.length} stacks differ from ${from}`);
    const report = await rehearseUpgrade({
      ...{ root, toolchain, progress },
      ...{ base: before, head: after, changed: wanted },
    });
    upgraded.push({ place, ...report });
  }
  const { commit } = sides.base;
  const told = { from: commit ?? from, environments: upgraded };
  process.stdout.write(`${json ? upgradeJson(told) : upgradeReport(told)}\n`);
  return lossesOf(told).length > 0 ? exitCodes.danger : exitCodes.done;
}

const isIn = (place: string, app: string | undefined, environment: string | undefined) =>
  (app === undefined || place.startsWith(`${app}/`)) &&
  (environment === undefined || place.endsWith(`/${environment}`));

function unknownPlace(known: readonly string[], app = '*', environment = '*') {
  const asked = `${app}/${environment}`;
  return {
    what: `neither side has stacks of ${asked}`,
    fix: `${didYouMean(asked, known)}there are ${[...known].sort().join(', ')}`,
  };
}

const unknownStack = (name: string, known: readonly string[]) => ({
  what: `neither side has a stack '${name}'`,
  fix: `${didYouMean(name, known)}\`ashlar list\` names them`,
});
