import { changesJson, changesMarkdown, changesTable, compareStacks } from '@ashlar/changes';
import { type Problem, refuse } from '@ashlar/core';
import type { Workspace } from '../../workspace.js';
import { sidesOf } from './git-history.js';
import type { AffectedOptions } from './index.js';
import { matrixOf } from './matrix-of.js';
import { sideProblems } from './side-problems.js';
import { synthesizedSides } from './synthesized-sides.js';
import { untilInterrupted } from './until-interrupted.js';
import { writtenSides } from './written-sides.js';

/** Synthesizes what was and what is, or reads what was synthesized, and prints what differs. */
export async function affected({ root }: Workspace, options: AffectedOptions): Promise<void> {
  refuse('the command', optionProblems(options));
  const { sides, base, head } = await bothSides(root, options);
  const comparison = compareStacks(base, head);
  if (options.matrix) {
    // The output is for a machine; whoever reads the log wants to know all the same.
    process.stderr.write(`${changesTable(comparison, sides)}\n`);
    process.stdout.write(`${matrixOf(comparison, head, options)}\n`);
    return;
  }
  const render = options.json ? changesJson : options.markdown ? changesMarkdown : changesTable;
  process.stdout.write(`${render(comparison, sides)}\n`);
}

async function bothSides(root: string, options: AffectedOptions) {
  const { base = '', head, baseSynthesis, headSynthesis } = options;
  if (baseSynthesis !== undefined && headSynthesis !== undefined)
    return writtenSides(baseSynthesis, headSynthesis);
  const sides = sidesOf(root, { base, ...(head === undefined ? {} : { head }) });
  return { sides, ...(await untilInterrupted((signal) => synthesizedSides(root, sides, signal))) };
}

function optionProblems(options: AffectedOptions): Problem[] {
  const { json, markdown, matrix, legs, durations } = options;
  const formats = Object.entries({ json, markdown, matrix }).flatMap(([name, on]) =>
    on ? [`--${name}`] : [],
  );
  const idle = Object.entries({ legs, durations }).filter(([, value]) => value !== undefined && !matrix);
  return [
    ...sideProblems(options),
    ...(formats.length < 2
      ? []
      : [{ what: `${formats.join(' and ')} are asked for`, fix: 'choose one of them' }]),
    ...idle.map(([name]) => ({
      what: `--${name} says how to pack a matrix`,
      fix: 'add --matrix, or leave it out',
    })),
  ];
}
