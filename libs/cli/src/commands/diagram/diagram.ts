import { type Problem, refuse } from '@ashlar/core';
import { renderDiagram } from '@ashlar/diagram';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { synthesizedStacks } from '../../synthesized-stacks.js';
import type { Workspace } from '../../workspace.js';

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
  refuse('the command', outputProblems(output));
  const picture = await renderDiagram(synthesizedStacks(workspace, { app, environment }), {
    title: `${app} ${environment}`,
  });
  if (output === undefined) {
    process.stdout.write(picture);
    return;
  }
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, picture);
}

function outputProblems(output: string | undefined): Problem[] {
  if (output === '') return [{ what: '--output is empty', fix: 'name a file' }];
  const isFolder = output !== undefined && statSync(output, { throwIfNoEntry: false })?.isDirectory();
  return isFolder ? [{ what: `${output} is a folder`, fix: 'name a file in it' }] : [];
}
