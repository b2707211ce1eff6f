import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@ashlar/core';
import { inOrder, Model, type WrittenStack } from '@ashlar/graph';
import { figureProblems } from './figure-problems.js';
import { blockProblems, withFreshBlocks } from './generated-blocks.js';
import { proseOf } from './inline.js';
import { knownNames } from './known-names.js';
import { nameProblems } from './name-problems.js';
import { linkProblems } from './link-problems.js';

/** The documents of an app, and what they are about. */
export interface Handbook {
  readonly app: string;
  /** Folders with Markdown documents, not looked into any deeper. */
  readonly folders: readonly string[];
  /** The stacks of each environment; documents mean the first when they name none. */
  readonly environments: ReadonlyMap<string, readonly WrittenStack[]>;
}

/**
 * What of the documents isn't borne out by the JSON: names, figures, tables that are out of date, links to nothing. One
 * finding for each document that has any.
 */
export function checkHandbook(handbook: Handbook): Finding[] {
  const models = new Map(
    [...handbook.environments].map(([name, stacks]) => [name, new Model(stacks)] as const),
  );
  const known = knownNames([...handbook.environments.values()].flat());
  return documentsOf(handbook).flatMap((where) => {
    const markdown = readFileSync(where, 'utf8');
    const prose = proseOf(withoutBlocks(markdown));
    const problems = [
      ...blockProblems(markdown),
      ...figureProblems(models, prose),
      ...nameProblems(handbook.app, known, prose),
      ...linkProblems(where, markdown),
    ];
    return problems.length === 0 ? [] : [{ where, problems }];
  });
}

/** Every document as it should be: its text as it is, its tables made anew. */
export function freshDocuments(handbook: Handbook): Map<string, string> {
  const [stacks = []] = handbook.environments.values();
  const byName = [...stacks].sort((a, b) => (a.name < b.name ? -1 : 1));
  const source = { stacks: inOrder(byName), model: new Model(stacks) };
  return new Map(
    documentsOf(handbook).map((file) => [file, withFreshBlocks(readFileSync(file, 'utf8'), source)]),
  );
}

/** A generated table is made from the JSON, and needs no proof besides. */
const withoutBlocks = (markdown: string) =>
  markdown.replace(/<!-- begin: [\w-]+ -->(?:(?!<!-- begin: )[\s\S])*?<!-- end -->/g, '');

const documentsOf = ({ folders }: Handbook) =>
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => join(folder, name)),
  );
