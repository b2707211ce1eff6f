import { type StackView, synthApps } from '@ashlar/testing';
import { app } from './app.js';
import { environments, type OmnirapeuticEnvironment } from './environments.js';

/** For tests: an environment of the platform, with what a test changes. */
export function environmentOf(
  name: 'production' | 'staging',
  change: Partial<OmnirapeuticEnvironment> = {},
): OmnirapeuticEnvironment {
  const found = environments.find((environment) => environment.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return { ...found, ...change };
}

/** For tests: the same environment in an account that has no domain yet. */
export function withoutDomain(environment: OmnirapeuticEnvironment): OmnirapeuticEnvironment {
  const copy: { -readonly [key in keyof OmnirapeuticEnvironment]: OmnirapeuticEnvironment[key] } = {
    ...environment,
  };
  delete copy.domain;
  return copy;
}

/** For tests: the stacks of one environment by the last part of their names. */
export function stacksOf(environment: OmnirapeuticEnvironment): Readonly<Record<string, StackView>> {
  const stacks = synthApps({ ...app, environments: [environment] });
  const prefix = `omnirapeutic-${environment.name}-`;
  return Object.fromEntries([...stacks].map(([name, stack]) => [name.replace(prefix, ''), stack]));
}

/** Services with some of them switched on or changed. */
export const servicesWith = (
  { services }: OmnirapeuticEnvironment,
  change: { readonly [name in keyof OmnirapeuticEnvironment['services']]?: object },
): OmnirapeuticEnvironment['services'] => ({
  nginx: { ...services.nginx, ...change.nginx },
  api: { ...services.api, ...change.api },
  web: { ...services.web, ...change.web },
  worker: { ...services.worker, ...change.worker },
});
