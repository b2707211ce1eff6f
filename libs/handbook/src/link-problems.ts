import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '@ashlar/core';
import { marked } from 'marked';

/** Links to files that are not there. Addresses of the web are not asked. */
export function linkProblems(document: string, markdown: string): Problem[] {
  const targets: string[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token) => {
    if (token.type === 'link' || token.type === 'image')
      targets.push(String((token as { href: string }).href));
  });
  return targets
    .filter((target) => !/^[a-z]+:|^#/.test(target))
    .filter((target) => !existsSync(join(dirname(document), target.replace(/#.*/, ''))))
    .map((target) => ({ what: `it links to ${target}, which is not there`, fix: 'correct the link' }));
}
