import { type AppDefinition, readStacks, synthesize } from '@ashlar/core';
import { inOrder } from '@ashlar/graph';
import {
  stateStack,
  prepareToolchain,
  ProgressLine,
  rehearse as rehearseStacks,
  type RehearsalReport,
  renderReport,
} from '@ashlar/rehearsal';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workspace } from '../workspace.js';
import { loadApps } from './synth.js';

export interface RehearseRequest {
  readonly app: string | undefined;
  readonly environment: string | undefined;
  /** Prints the reports as JSON instead of tables. */
  readonly json?: boolean | undefined;
}

/** Rehearses the environments that were asked for, one after the other. True when all of them passed. */
export async function rehearse(
  workspace: Workspace,
  { app, environment, json }: RehearseRequest,
): Promise<boolean> {
  const { root } = workspace;
  const outdir = mkdtempSync(join(tmpdir(), 'ashlar-'));
  try {
    const asked = synthesize(loadApps(workspace, app), { app, environment, outdir, workspace: root });
    const targets = [...new Set(asked.map((stack) => `${stack.app} ${stack.environment}`))];
    // A rehearsal needs the state backend of the account too, whichever app was asked for.
    synthesize(loadApps(workspace, undefined), { outdir, workspace: root });
    const written = readStacks(outdir);
    const progress = new ProgressLine();
    const toolchain = await prepareToolchain({
      root,
      env: process.env,
      report: (line) => progress.say(line),
    });

    const reports: RehearsalReport[] = [];
    for (const target of targets) {
      const [appName = '', environmentName = ''] = target.split(' ');
      const mine = asked
        .filter((stack) => `${stack.app} ${stack.environment}` === target)
        .map(({ name }) => name);
      const found = environmentOf(loadApps(workspace, appName)[0], environmentName);
      reports.push(
        await rehearseStacks({
          root,
          toolchain,
          progress,
          app: appName,
          environment: found,
          stacks: inOrder(written.filter(({ name }) => mine.includes(name))),
          state: stateStack(written, found),
        }),
      );
    }
    process.stdout.write(
      json ? `${JSON.stringify(reports, null, 2)}\n` : `${reports.map(renderReport).join('\n\n')}\n`,
    );
    return reports.every(({ passed }) => passed);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function environmentOf(app: AppDefinition | undefined, name: string) {
  const environment = app?.environments.find((candidate) => candidate.name === name);
  if (environment === undefined) throw new Error(`${app?.name} has no environment ${name}`);
  return environment;
}
