import type { StackJson } from '@ashlar/graph';
import { backendsOf } from './backends-of.js';
import type { GateContext } from './gate-context.js';

/**
 * The stacks that a new one must be like: of its app and environment, else of its environment, which another app may share.
 * None: it is of an environment that the base doesn't know.
 */
export function peersOf({ stack, peers }: GateContext): StackJson[] {
  const [app, environment] = placeOf(stack);
  if (app === undefined || environment === undefined) return [];
  const others = peers.filter(({ name }) => name !== stack.name);
  const inPlace = others.filter((peer) => placeOf(peer).slice(0, 2).join('/') === `${app}/${environment}`);
  return inPlace.length > 0 ? inPlace : others.filter((peer) => placeOf(peer)[1] === environment);
}

/** App, environment and rest of a key: `shop/production/data.tfstate`. */
export function placeOf({ json }: StackJson): (string | undefined)[] {
  const key = backendsOf(json)[0]?.settings['key'];
  return typeof key === 'string' && key.split('/').length === 3 ? key.split('/') : [];
}
