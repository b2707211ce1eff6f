import type { Waiver } from '@ashlar/policy';
import { loadApps } from './load-apps.js';
import { packOf } from './pack-of.js';
import { readWaivers } from './read-waivers.js';
import type { Workspace } from './workspace.js';

/** What an app has decided to live with in one environment; nothing, where it has no `src/waivers.ts`. */
export function waiversOf(workspace: Workspace, app: string, environment: string): readonly Waiver[] {
  const written = workspace.waivers[app] ?? (() => ({}));
  return readWaivers(written(), {
    app,
    environment,
    environments: loadApps(workspace, app).flatMap(({ environments }) =>
      environments.map(({ name }) => name),
    ),
    ruleIds: packOf(workspace, app).rules.map(({ id }) => id),
    today: today(),
  });
}

/** `2026-11-21` */
export const today = () => new Date().toISOString().slice(0, 10);
