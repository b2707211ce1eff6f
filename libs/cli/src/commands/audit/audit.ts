import { selectTargets } from '@ashlar/core';
import { type Audit, auditJson, auditMarkdown, auditOf, auditTable, hasPassed } from '@ashlar/policy';
import { loadApps } from '../../load-apps.js';
import { synthesizedStacks } from '../../synthesized-stacks.js';
import type { Workspace } from '../../workspace.js';
import { packOf } from '../../pack-of.js';
import { today, waiversOf } from '../../waivers-of.js';

export interface AuditRequest {
  readonly app: string;
  /** @default - every environment of the app, one after the other */
  readonly environment?: string | undefined;
  readonly format: AuditFormat;
}

export type AuditFormat = keyof typeof PRINTED;

const PRINTED = { table: auditTable, markdown: auditMarkdown, json: auditJson } satisfies Record<
  string,
  (audit: Audit) => string
>;

/** Judges what an app synthesizes to, and prints it. True when nothing is left to be done. */
export function audit(workspace: Workspace, { app, environment, format }: AuditRequest): boolean {
  const apps = loadApps(workspace, app);
  const environments = selectTargets(apps, { app, environment }).map((target) => target.environment.name);
  const stacks = synthesizedStacks(workspace, { app, environment });
  const pack = packOf(workspace, app);
  const audits = environments.map((name) =>
    auditOf(
      stacks.filter((stack) => stack.environment === name),
      { pack, waivers: waiversOf(workspace, app, name), today: today() },
    ),
  );
  const printed = audits.map(PRINTED[format]);
  const several = environments.map((name, at) => `${app} ${name}\n${printed[at]}`).join('\n\n');
  const text = printed.length === 1 ? printed[0] : format === 'json' ? `[${printed.join(',\n')}]` : several;
  process.stdout.write(`${text}\n`);
  return audits.every(hasPassed);
}
