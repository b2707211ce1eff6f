import { readStacks, synthesize } from '@ashlar/core';
import { type Audit, auditJson, auditMarkdown, auditOf, auditTable, hasPassed, hipaa } from '@ashlar/policy';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workspace } from '../workspace.js';
import { readWaivers } from './read-waivers.js';
import { loadApps } from './synth.js';

export interface AuditRequest {
  readonly app: string;
  readonly environment: string;
  readonly format: AuditFormat;
}

export type AuditFormat = keyof typeof PRINTED;

const PRINTED = { table: auditTable, markdown: auditMarkdown, json: auditJson } satisfies Record<
  string,
  (audit: Audit) => string
>;

/** Judges what one environment of an app synthesizes to, and prints it. True when nothing is left to be done. */
export function audit(workspace: Workspace, { app, environment, format }: AuditRequest): boolean {
  const stacks = stacksOf(workspace, app, environment);
  const today = new Date().toISOString().slice(0, 10);
  const written = workspace.waivers[app] ?? (() => ({}));
  const waivers = readWaivers(written(), {
    app,
    environments: loadApps(workspace, app).flatMap(({ environments }) =>
      environments.map(({ name }) => name),
    ),
    environment,
    ruleIds: hipaa.rules.map(({ id }) => id),
    today,
  });
  const found = auditOf(stacks, { pack: hipaa, waivers, today });
  process.stdout.write(`${PRINTED[format](found)}\n`);
  return hasPassed(found);
}

/** What to type, for who left something out. */
export function auditUsage(workspace: Workspace, app: string | undefined): string {
  const there = loadApps(workspace, app).flatMap(({ name, environments }) =>
    environments.map((environment) => `${name} ${environment.name}`),
  );
  return `an audit is of one environment of one app\n    fix: name one of ${there.join(', ')}`;
}

function stacksOf(workspace: Workspace, app: string, environment: string) {
  const outdir = mkdtempSync(join(tmpdir(), 'ashlar-'));
  try {
    synthesize(loadApps(workspace, app), { app, environment, outdir, workspace: workspace.root });
    return readStacks(outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
