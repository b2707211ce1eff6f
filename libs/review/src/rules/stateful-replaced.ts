import { pathText } from '../diff/path-text.js';
import { reasonText } from './reason-text.js';
import type { Rule } from './rule.js';
import { lostByReplacing } from './stateful-types.js';

export const statefulReplaced: Rule = {
  id: 'stateful-replaced',
  holds: 'nothing that holds data is replaced by an empty one',
  judge(change) {
    const lost = lostByReplacing(change.type);
    if (change.action !== 'replace' || lost === undefined) return [];
    const because = reasonText(change);
    const attributes = [...new Set(change.replacePaths.map((path) => pathText(path)))].sort();
    return [
      {
        verdict: 'danger',
        what: `replaces ${lost} by an empty one${because === undefined ? '' : `: ${because}`}`,
        fix:
          attributes.length === 0
            ? 'find out why before approving, and how the data comes back'
            : `leave ${attributes.join(', ')} as it is, or plan how the data comes back: a snapshot to restore from, a second one beside it`,
        ...(attributes.length === 0 ? {} : { attributes }),
      },
    ];
  },
};
