import { didYouMean, refuse } from '@ashlar/core';
import type { Workspace } from './workspace.js';

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
