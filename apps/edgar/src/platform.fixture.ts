import { type StackView, synthApps } from '@ashlar/testing';
import { app } from './app.js';
import { type EdgarEnvironment, environments } from './environments.js';

/** For tests: an environment of the platform, with what a test changes. */
export function environmentOf(
  name: 'production' | 'staging',
  change: Partial<EdgarEnvironment> = {},
): EdgarEnvironment {
  const found = environments.find((environment) => environment.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return { ...found, ...change };
}

/** For tests: the stacks of one environment by the last part of their names. */
export function stacksOf(environment: EdgarEnvironment): Readonly<Record<string, StackView>> {
  const stacks = synthApps({ ...app, environments: [environment] });
  const prefix = `edgar-${environment.name}-`;
  return Object.fromEntries([...stacks].map(([name, stack]) => [name.replace(prefix, ''), stack]));
}

/** For tests: one stack of an environment. */
export function stackOf(environment: EdgarEnvironment, name: string): StackView {
  const found = stacksOf(environment)[name];
  if (found === undefined) throw new Error(`there is no stack ${name}`);
  return found;
}
