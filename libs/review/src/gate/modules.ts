import { namedBlocks } from './bodies.js';
import type { GateContext } from './gate-context.js';
import type { GateProblem } from './gate-finding.js';

/** A module is Terraform that nobody has checked here, wherever it comes from. */
export function moduleProblems({ stack: { json }, allow }: GateContext): GateProblem[] {
  return namedBlocks(json, 'module')
    .filter(({ body: { source } }) => typeof source !== 'string' || !allow.modules.includes(source))
    .map(({ address, path, body: { source } }) => ({
      rule: 'foreign-module',
      address,
      path,
      what: `calls a module from ${placeOf(source)}; what is in it is not checked here`,
      fix: 'write its resources into the stack, or have the source allowed first',
    }));
}

function placeOf(source: unknown): string {
  if (typeof source !== 'string') return 'an unknown place';
  // Credentials may stand in an URL.
  const said = source.replace(/\/\/[^/@]*@/, '//');
  if (/^\.\.?(?:\/|$)/.test(source)) {
    const isOutside = source.split('/').includes('..');
    return `${said}, ${isOutside ? 'outside of' : 'inside of'} the folder of the stack`;
  }
  return said;
}
