import { didYouMean, type Problem } from '@ashlar/core';
import { type Source, tables } from './tables.js';

/** Up to the end that is its own: a table whose end is missing must not swallow what stands before the next. */
const BLOCK = /(<!-- begin: ([\w-]+) -->\n)((?:(?!<!-- begin: )[\s\S])*?)(<!-- end -->)/g;

/** The document with its generated tables made anew. A table stands between `<!-- begin: alarms -->` and `<!-- end -->`. */
export const withFreshBlocks = (markdown: string, source: Source): string =>
  markdown.replace(BLOCK, (whole: string, begin: string, name: string, _old: string, end: string) => {
    const table = tables[name];
    return table === undefined ? whole : `${begin}\n${table(source)}\n\n${end}`;
  });

/** Tables that nobody can make, and blocks that nobody ended. */
export function blockProblems(markdown: string): Problem[] {
  const known = Object.keys(tables);
  const begun = [...markdown.matchAll(/<!-- begin: ([\w-]*) -->/g)].map(([, name = '']) => name);
  const unknown = begun.filter((name) => !known.includes(name));
  const ended = [...markdown.matchAll(BLOCK)].length;
  return [
    ...unknown.map((name) => ({
      what: `there is no table '${name}'`,
      fix: `${didYouMean(name, known)}use one of ${known.join(', ')}`,
    })),
    ...(ended === begun.length
      ? []
      : [
          { what: `${begun.length - ended} of its tables have no end`, fix: 'write <!-- end --> below each' },
        ]),
  ];
}
