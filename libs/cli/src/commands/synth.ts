import { didYouMean, refuse, synthesize, type SynthesizedStack } from '@ashlar/core';
import Table from 'cli-table3';
import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Workspace } from '../workspace.js';

export interface SynthRequest {
  readonly app: string | undefined;
  readonly environment: string | undefined;
  readonly outdir?: string | undefined;
}

/** Synthesizes and prints what was written where. */
export function synth(workspace: Workspace, request: SynthRequest): SynthesizedStack[] {
  refuse('the command', request.outdir === '' ? [{ what: '--output is empty', fix: 'name a folder' }] : []);
  const stacks = synthesize(loadApps(workspace, request.app), { ...request, workspace: workspace.root });
  process.stdout.write(`${summary(stacks)}\n`);
  return stacks;
}

/** One app is loaded alone: the others cost time, and their mistakes are not of interest now. */
export function loadApps({ apps }: Workspace, name: string | undefined) {
  const known = Object.keys(apps);
  if (name === undefined) return known.map((app) => load(apps, app));
  const fix = `${didYouMean(name, known)}there are ${known.join(', ')}`;
  refuse('the command', known.includes(name) ? [] : [{ what: `there is no app '${name}'`, fix }]);
  return [load(apps, name)];
}

function load(apps: Workspace['apps'], name: string) {
  const app = apps[name]?.();
  if (app === undefined) {
    const fix = `export const app: AppDefinition = { name: '${name}', … } from apps/${name}/src/app.ts`;
    refuse(`apps/${name}`, [{ what: 'its src/app.ts exports no `app`', fix }]);
  }
  const problems =
    app?.name === name
      ? []
      : [{ what: `its app is called '${app?.name}'`, fix: `use the folder's name: '${name}'` }];
  if (!Array.isArray(app?.environments))
    problems.push({ what: 'its app has no environments', fix: 'list them' });
  if (typeof app?.build !== 'function')
    problems.push({ what: 'its app has no build', fix: 'build(target) makes its stacks' });
  refuse(`apps/${name}`, problems);
  return app as NonNullable<typeof app>;
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
    readdirSync(dirname(file))
      .filter((name) => /(^|_)override\.tf(\.json)?$/.test(name))
      .map(
        (name) =>
          `beware: ${relative(process.cwd(), join(dirname(file), name))} overrides what was synthesized`,
      ),
  );
}
