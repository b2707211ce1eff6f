import { didYouMean, is, isRecord, type Problem, readStacks, refuse, synthesize } from '@ashlar/core';
import {
  type Audit,
  auditJson,
  auditMarkdown,
  auditOf,
  auditTable,
  hasPassed,
  hipaa,
  type Waiver,
  waiverProblems,
} from '@ashlar/policy';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workspace } from '../workspace.js';
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
  const waivers = waiversOf(workspace, app, environment, today);
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

/** The waivers of one environment; those of the others are not of interest now, but have to be of some environment. */
function waiversOf(workspace: Workspace, app: string, environment: string, today: string): Waiver[] {
  const [definition] = loadApps(workspace, app);
  const environments = (definition?.environments ?? []).map(({ name }) => name);
  const written = workspace.waivers[app]?.() ?? {};
  const problems = isRecord(written)
    ? [
        ...strangers(Object.keys(written), environments),
        ...waiverProblems(written[environment] ?? [], {
          ruleIds: hipaa.rules.map(({ id }) => id),
          today,
        }),
      ]
    : [{ what: is('waivers', written), fix: 'export const waivers = { production: [ … ] }' }];
  refuse(`apps/${app}/src/waivers.ts`, problems);
  return ((written as Record<string, Waiver[]>)[environment] ?? []) as Waiver[];
}

const strangers = (names: readonly string[], environments: readonly string[]): Problem[] =>
  names
    .filter((name) => !environments.includes(name))
    .map((name) => ({
      what: `waivers has '${name}', which is no environment`,
      fix: `${didYouMean(name, environments)}use ${environments.join(', ')}`,
    }));
