import {
  describeWarning,
  outputFolder,
  overridesIn,
  refuse,
  synthesize,
  type SynthesizedStack,
} from '@ashlar/core';
import Table from 'cli-table3';
import { dirname, join, relative } from 'node:path';
import { loadApps } from '../../load-apps.js';
import type { Workspace } from '../../workspace.js';

export interface SynthRequest {
  readonly app: string | undefined;
  readonly environment: string | undefined;
  readonly outdir?: string | undefined;
}

/** Synthesizes and prints what was written where. */
export function synth(workspace: Workspace, request: SynthRequest): SynthesizedStack[] {
  refuse('the command', request.outdir === '' ? [{ what: '--output is empty', fix: 'name a folder' }] : []);
  const outdir = outputFolder(request.outdir);
  const warnings: string[] = [];
  const stacks = synthesize(loadApps(workspace, request.app), {
    ...request,
    outdir,
    workspace: workspace.root,
    warn: (warning) => warnings.push(`${describeWarning(warning)}\n`),
    staged: workspace.launcher?.staged,
  });
  const answer = { outdir, stdout: `${summary(stacks)}\n`, stderr: warnings.join('') };
  process.stderr.write(answer.stderr);
  process.stdout.write(answer.stdout);
  workspace.launcher?.synthesized?.(answer);
  return stacks;
}

function summary(stacks: readonly SynthesizedStack[]): string {
  const table = new Table({
    head: ['app', 'environment', 'stack', 'resources', 'Terraform JSON'],
    colAligns: ['left', 'left', 'left', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  });
  for (const { app, environment, name, resources, file } of stacks) {
    table.push([app, environment, name, resources, relative(process.cwd(), file)]);
  }
  const total = stacks.reduce((sum, { resources }) => sum + resources, 0);
  return [table.toString(), `${stacks.length} stacks, ${total} resources`, ...overrides(stacks)].join('\n');
}

/** Files that Terraform would merge over what was synthesized; an interrupted bootstrap leaves some. */
function overrides(stacks: readonly SynthesizedStack[]): string[] {
  return stacks.flatMap(({ file }) =>
    overridesIn(dirname(file)).map(
      (name) =>
        `beware: ${relative(process.cwd(), join(dirname(file), name))} overrides what was synthesized`,
    ),
  );
}
