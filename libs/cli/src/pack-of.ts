import { didYouMean, is, type Problem, refuse } from '@ashlar/core';
import { hipaa, house, type Pack, wellArchitected } from '@ashlar/policy';
import type { Workspace } from './workspace.js';

/** What an app may ask for. The rules of our own are behind whatever it is. */
const PACKS: ReadonlyMap<string, Pack> = new Map(
  [hipaa, wellArchitected].map((pack) => [pack.name, pack] as const),
);

const BY_DEFAULT = hipaa.name;

/** The pack by which an app is judged: what its `src/waivers.ts` exports as `pack`, or that for HIPAA. */
export function packOf({ packs = {} }: Pick<Workspace, 'packs'>, app: string): Pack {
  const name = packs[app]?.() ?? BY_DEFAULT;
  const pack = typeof name === 'string' ? PACKS.get(name) : undefined;
  refuse(`apps/${app}/src/waivers.ts`, pack === undefined ? [stranger(name)] : []);
  const chosen = pack ?? hipaa;
  return { ...chosen, rules: [...chosen.rules, ...house.rules] };
}

function stranger(name: unknown): Problem {
  const names = [...PACKS.keys()];
  const nearest = typeof name === 'string' ? didYouMean(name, names) : '';
  return {
    what: is('pack', name),
    fix: `${nearest}use ${names.join(' or ')}, or leave it out for ${BY_DEFAULT}`,
  };
}
