import { readStacks, refuse, synthesize } from '@ashlar/core';
import { renderDiagram } from '@ashlar/diagram';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Workspace } from '../workspace.js';
import { loadApps } from './synth.js';

export interface DiagramRequest {
  readonly app: string;
  readonly environment: string;
  /** Where the SVG goes. @default - to standard output */
  readonly output?: string | undefined;
}

/** Synthesizes an environment and draws what was written. */
export async function diagram(
  workspace: Workspace,
  { app, environment, output }: DiagramRequest,
): Promise<void> {
  refuse('the command', output === '' ? [{ what: '--output is empty', fix: 'name a file' }] : []);
  const outdir = mkdtempSync(join(tmpdir(), 'ashlar-'));
  try {
    const asked = synthesize(loadApps(workspace, app), {
      app,
      environment,
      outdir,
      workspace: workspace.root,
    });
    const names = asked.map(({ name }) => name);
    const stacks = readStacks(outdir).filter(({ name }) => names.includes(name));
    const picture = await renderDiagram(stacks, { title: `${app} ${environment}` });
    if (output === undefined) {
      process.stdout.write(picture);
      return;
    }
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, picture);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
