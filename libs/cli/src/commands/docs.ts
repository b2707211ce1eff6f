import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { InputError, readStacks, refuse, synthesize } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import { checkHandbook, freshDocuments, type Handbook } from '@ashlar/handbook';
import type { Workspace } from '../workspace.js';
import { loadApps } from './synth.js';

/** Writes the generated tables of an app's documents anew, and says what of the rest its JSON doesn't bear out. */
export function docs(workspace: Workspace, app: string): void {
  const handbook = handbookOf(workspace, app);
  for (const [file, text] of freshDocuments(handbook)) {
    if (readFileSync(file, 'utf8') === text) continue;
    writeFileSync(file, text);
    process.stdout.write(`wrote ${relative(workspace.root, file)}\n`);
  }
  const findings = checkHandbook(handbook).map(({ where, problems }) => ({
    where: relative(workspace.root, where),
    problems,
  }));
  if (findings.length > 0) throw new InputError(findings);
}

function handbookOf(workspace: Workspace, app: string): Handbook {
  const folder = join(workspace.root, 'apps', app);
  const folders = ['docs', 'runbooks'].map((name) => join(folder, name)).filter((path) => existsSync(path));
  const missing = { what: `apps/${app} has no folder docs or runbooks`, fix: 'write a document there' };
  const apps = loadApps(workspace, app);
  refuse('the command', folders.length === 0 ? [missing] : []);
  return { app, folders, environments: stacksByEnvironment(workspace, apps) };
}

function stacksByEnvironment(
  { root }: Workspace,
  apps: ReturnType<typeof loadApps>,
): Map<string, WrittenStack[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'ashlar-'));
  try {
    const built = synthesize(apps, { outdir, workspace: root, warn: () => undefined });
    const written = readStacks(outdir);
    const byEnvironment = new Map<string, WrittenStack[]>();
    for (const { name, environment } of built) {
      const stack = written.find((candidate) => candidate.name === name);
      if (stack) byEnvironment.set(environment, [...(byEnvironment.get(environment) ?? []), stack]);
    }
    return byEnvironment;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
