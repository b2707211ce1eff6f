import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '@ashlar/core';
import { marked, type Token } from 'marked';

/** Links to files and headings that are not there. Addresses of the web are not asked. */
export const linkProblems = (document: string, markdown: string): Problem[] =>
  valuesOf(markdown, (token) => (token.type === 'link' || token.type === 'image' ? token.href : undefined))
    .filter((target) => !/^[a-z]+:/.test(target))
    .flatMap((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? document : join(dirname(document), path);
      const what = `it links to ${target}, which is not there`;
      if (!existsSync(file)) return [{ what, fix: 'correct the link' }];
      if (anchor === undefined || anchorsOf(readFileSync(file, 'utf8')).includes(anchor)) return [];
      return [{ what, fix: `use one of its headings: ${anchorsOf(readFileSync(file, 'utf8')).join(', ')}` }];
    });

/** As GitHub and others make them of headings. */
const anchorsOf = (markdown: string): string[] =>
  valuesOf(markdown, (token) => (token.type === 'heading' ? token.text : undefined)).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );

function valuesOf(markdown: string, value: (token: Token) => unknown): string[] {
  const found: string[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token) => {
    const text = value(token);
    if (text !== undefined) found.push(String(text));
  });
  return found;
}
