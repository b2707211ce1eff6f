import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { InputError, refuse } from '@ashlar/core';
import { renderDiagram } from '@ashlar/diagram';
import type { WrittenStack } from '@ashlar/graph';
import { checkHandbook, freshDocuments, type Handbook } from '@ashlar/handbook';
import { loadApps } from '../../load-apps.js';
import { synthesizedStacks } from '../../synthesized-stacks.js';
import type { Workspace } from '../../workspace.js';

/** Makes the tables and the picture of an app's documents anew, and says what of the rest its JSON doesn't bear out. */
export async function docs(workspace: Workspace, app: string): Promise<void> {
  const handbook = handbookOf(workspace, app);
  const [[environment = '', stacks = []] = []] = handbook.environments;
  const picture = await renderDiagram(stacks, { title: `${app} ${environment}` });
  const fresh = [
    ...freshDocuments(handbook),
    [join(pictureFolder(workspace, app), PICTURE), picture] as const,
  ];
  for (const [file, text] of fresh) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    writeFileSync(file, text);
    process.stdout.write(`wrote ${relative(workspace.root, file)}\n`);
  }
  const findings = checkHandbook(handbook).map(({ where, problems }) => ({
    where: relative(workspace.root, where),
    problems,
  }));
  if (findings.length > 0) throw new InputError(findings);
}

/** The picture of the first environment, in the folder of documents. */
const PICTURE = 'architecture.svg';
const pictureFolder = ({ root }: Workspace, app: string) => join(root, 'apps', app, 'docs');

function handbookOf(workspace: Workspace, app: string): Handbook {
  loadApps(workspace, app);
  const documents = pictureFolder(workspace, app);
  const missing = { what: `apps/${app} has no folder docs`, fix: 'make it, and write a document there' };
  refuse('the command', existsSync(documents) ? [] : [missing]);
  const folders = [documents, join(documents, '..', 'runbooks')].filter((path) => existsSync(path));
  return { app, folders, environments: stacksByEnvironment(workspace, app) };
}

function stacksByEnvironment(workspace: Workspace, app: string): Map<string, WrittenStack[]> {
  const byEnvironment = new Map<string, WrittenStack[]>();
  for (const stack of synthesizedStacks(workspace, { app })) {
    const others = byEnvironment.get(stack.environment) ?? [];
    byEnvironment.set(stack.environment, [...others, stack]);
  }
  return byEnvironment;
}
