import type { Problem } from '@ashlar/core';
import type { AffectedOptions } from './index.js';

/** Refs that are synthesized, or two folders: not a bit of both. */
export function sideProblems({ base, head, baseSynthesis, headSynthesis }: AffectedOptions): Problem[] {
  const folders = Object.entries({ '--base-synthesis': baseSynthesis, '--head-synthesis': headSynthesis });
  const given = folders.flatMap(([name, folder]) => (folder === undefined ? [] : [name]));
  if (given.length === 0) {
    const fix = 'name a branch: --base main; or two folders: --base-synthesis and --head-synthesis';
    return base === undefined ? [{ what: 'it is not said what to compare with', fix }] : [];
  }
  const [missing] = folders.flatMap(([name, folder]) => (folder === undefined ? [name] : []));
  const refs = Object.entries({ '--base': base, '--head': head }).flatMap(([name, ref]) =>
    ref === undefined ? [] : [name],
  );
  return [
    ...(missing === undefined ? [] : [{ what: `${given.join()} is alone`, fix: `add ${missing}` }]),
    ...(refs.length === 0
      ? []
      : [
          {
            what: `${refs.join(' and ')} and ${given.join(' and ')} are given`,
            fix: 'name refs, or folders',
          },
        ]),
  ];
}
