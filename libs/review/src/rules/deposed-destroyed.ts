import type { Rule } from './rule.js';
import { lostWith } from './stateful-types.js';

export const deposedDestroyed: Rule = {
  id: 'deposed-destroyed',
  holds: 'nothing that a replacement left behind is destroyed with data in it',
  judge({ type, action, deposed }) {
    if (deposed === undefined || action !== 'delete') return [];
    const lost = lostWith(type);
    if (lost === undefined) return [];
    return [
      {
        verdict: 'danger',
        what: `destroys what an unfinished replacement left behind: ${lost} as they were before it`,
        fix: 'check that the new one has all that the old one held',
      },
    ];
  },
};
