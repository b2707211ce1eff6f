import { didYouMean, refuse, type Selection, selectTargets } from '@ashlar/core';
import { inOrder, withDependencies } from '@ashlar/graph';
import {
  stateStack,
  prepareToolchain,
  rehearse as rehearseStacks,
  type RehearsalReport,
  renderReport,
} from '@ashlar/rehearsal';
import { ProgressLine } from '@ashlar/terraform';
import { loadApps } from '../../load-apps.js';
import { type SynthesizedJson, synthesizedStacks } from '../../synthesized-stacks.js';
import type { Workspace } from '../../workspace.js';

export interface RehearseRequest extends Selection {
  /** Only this stack, and those that it needs. @default - all stacks of each environment */
  readonly stack?: string | undefined;
  /** Prints the reports as JSON instead of tables. */
  readonly json?: boolean | undefined;
}

/** Rehearses the environments that were asked for, one after the other. True when all of them passed. */
export async function rehearse(workspace: Workspace, request: RehearseRequest): Promise<boolean> {
  const { root } = workspace;
  const targets = selectTargets(loadApps(workspace, request.app), request);
  // A rehearsal needs the state backend of the account too, whichever app was asked for.
  const written = synthesizedStacks(workspace);
  const wanted = wantedOf(written, request.stack);
  const progress = new ProgressLine();
  const toolchain = await prepareToolchain({ root, env: process.env, report: (line) => progress.say(line) });

  const reports: RehearsalReport[] = [];
  for (const { app, environment } of targets) {
    const stacks = wanted.filter((stack) => stack.app === app.name && stack.environment === environment.name);
    if (stacks.length === 0) continue;
    reports.push(
      await rehearseStacks({
        ...{ root, toolchain, progress, environment, app: app.name },
        stacks: inOrder(stacks),
        state: stateStack(written, environment),
      }),
    );
  }
  process.stdout.write(
    request.json ? `${JSON.stringify(reports, null, 2)}\n` : `${reports.map(renderReport).join('\n\n')}\n`,
  );
  return reports.every(({ passed }) => passed);
}

/** All of them, or one with everything that it depends on, however indirectly. */
function wantedOf(stacks: readonly SynthesizedJson[], name: string | undefined): readonly SynthesizedJson[] {
  if (name === undefined) return stacks;
  const names = stacks.map((stack) => stack.name);
  const fix = `${didYouMean(name, names)}\`ashlar list\` names them`;
  refuse('the command', names.includes(name) ? [] : [{ what: `there is no stack '${name}'`, fix }]);
  return withDependencies(stacks, [name]);
}
