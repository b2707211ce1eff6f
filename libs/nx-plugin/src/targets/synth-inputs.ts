import type { TargetConfiguration } from '@nx/devkit';
import { packages } from './packages.js';

type Inputs = NonNullable<TargetConfiguration['inputs']>;

/**
 * All that decides what an app synthesizes. Of its own folder that is everything but tests and prose, because the names of
 * runbooks and whole folders of functions' code get into the JSON. The command is named by its path: it is no dependency
 * of the app, and Nx 23 selects no app for a file of another project, except by such a path.
 */
export const synthInputs: Inputs = [
  '{projectRoot}/**/*',
  '!{projectRoot}/src/**/*.{spec,test,fixture}.ts',
  '!{projectRoot}/docs/**/*',
  '!{projectRoot}/*.md',
  'sharedGlobals',
  '^production',
  '{workspaceRoot}/bin/**/*',
  ...sourcesOf('cli'),
  { externalDependencies: [...packages.synth] },
  { env: 'ASHLAR_ENGINE' },
];

/** What decides whether an app passes its audit, besides the day on which waivers end. */
export const auditInputs: Inputs = [...synthInputs, ...sourcesOf('policy')];

function sourcesOf(tool: string): string[] {
  return [
    `{workspaceRoot}/libs/${tool}/src/**/*`,
    `!{workspaceRoot}/libs/${tool}/src/**/*.{spec,test,fixture}.ts`,
  ];
}
