import type { Rule } from './rule.js';
import { lostWith } from './stateful-types.js';

export const statefulForgotten: Rule = {
  id: 'stateful-forgotten',
  holds: 'nothing that holds data is left without anybody who looks after it',
  judge({ type, action }) {
    const kept = lostWith(type);
    if (action !== 'forget' || kept === undefined) return [];
    return [
      {
        verdict: 'danger',
        what: `forgets ${kept}: it stays in AWS and is billed, and nothing protects, backs up or patches it from here`,
        fix: 'say who looks after it from now on, or import it where it belongs in the same change',
      },
    ];
  },
};
