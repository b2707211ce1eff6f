import type { AppDefinition } from '../stack/app-definition.js';
import type { Environment } from '../environment/environment.js';
import { environmentProblems, wordProblems } from '../environment/environment-problems.js';
import { didYouMean } from '../input/did-you-mean.js';
import { type Finding, InputError, type Problem, refuse } from '../input/input-error.js';

/** What to build: everything, one app, or one environment of one app. */
export interface Selection {
  readonly app?: string | undefined;
  readonly environment?: string | undefined;
}

export interface SelectedTarget {
  readonly app: AppDefinition;
  readonly environment: Environment;
}

/** The environments that were asked for, after every one of the apps concerned has been checked. */
export function selectTargets(apps: readonly AppDefinition[], selection: Selection): SelectedTarget[] {
  const selected = apps.filter(({ name }) => selection.app === undefined || selection.app === name);
  if (selection.app !== undefined) refuse('the command', unknown('app', selection.app, names(apps)));

  const targets = selected.flatMap((app) =>
    app.environments
      .filter(({ name }) => selection.environment === undefined || selection.environment === name)
      .map((environment) => ({ app, environment })),
  );
  const known = names(selected.flatMap(({ environments }) => environments));
  if (selection.environment !== undefined)
    refuse('the command', unknown('environment', selection.environment, known));

  const findings = selected.flatMap(appFindings);
  if (findings.length > 0) throw new InputError(findings);
  return targets;
}

const names = (named: readonly { readonly name: string }[]) =>
  [...new Set(named.map(({ name }) => name))].sort();

function unknown(what: 'app' | 'environment', asked: string, known: readonly string[]): Problem[] {
  if (known.includes(asked)) return [];
  const fix = `${didYouMean(asked, known)}there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ') || 'none'}`;
  return [{ what: `there is no ${what} '${asked}'`, fix }];
}

function appFindings(app: AppDefinition): Finding[] {
  const findings = [
    { where: `app ${app.name}`, problems: [...wordProblems('name', app.name), ...twins(app)] },
  ];
  for (const environment of app.environments) {
    const where = `environment ${environment.name} of app ${app.name}`;
    findings.push({ where, problems: environmentProblems(environment) });
  }
  return findings.filter(({ problems }) => problems.length > 0);
}

function twins({ environments }: AppDefinition): Problem[] {
  const all = environments.map(({ name }) => name);
  const repeated = new Set(all.filter((name, index) => all.indexOf(name) !== index));
  return [...repeated].map((name) => ({
    what: `environments has two of the name '${name}'`,
    fix: 'give one of them another name',
  }));
}
