import { lostWith } from './stateful-types.js';
import type { Rule } from './rule.js';

export const statefulDestroyed: Rule = {
  id: 'stateful-destroyed',
  holds: 'nothing that holds data is destroyed',
  judge({ type, action, deposed }) {
    const lost = lostWith(type);
    if (action !== 'delete' || lost === undefined || deposed !== undefined) return [];
    const fix =
      'if it is to stay, put it back, move it (moved) or take it out of the state (removed with destroy = false); if it is to go, check that there is a backup';
    return [{ verdict: 'danger', what: `destroys ${lost}`, fix }];
  },
};
