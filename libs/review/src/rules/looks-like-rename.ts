import type { Rule } from './rule.js';
import { lostWith } from './stateful-types.js';

export const looksLikeRename: Rule = {
  id: 'looks-like-rename',
  holds: 'nothing is destroyed and made again under another address',
  judge({ address, type }, { renames }) {
    const rename = renames.get(address);
    if (rename === undefined) return [];
    const { from, to, differs } = rename;
    const lost = lostWith(type);
    return [
      {
        verdict: lost === undefined ? 'review' : 'danger',
        what: `looks like a rename to ${to}${lost === undefined ? ': it is destroyed and made again' : `: it destroys ${lost} and makes an empty one`}${differs.length === 0 ? '' : ` (other ${differs.join(', ')})`}`,
        fix: `if it is one, say so, and nothing is destroyed: moved { from = ${from} to = ${to} }`,
      },
    ];
  },
};
