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
        what: `looks like a rename: ${lost === undefined ? 'it is destroyed and made again' : `destroys ${lost} and makes an empty one`}`,
        fix: 'if it is one, a moved block keeps it; in CDKTF, moveFromId on the new one writes that block',
        move: { from, to },
        ...(differs.length === 0 ? {} : { attributes: differs }),
      },
    ];
  },
};
