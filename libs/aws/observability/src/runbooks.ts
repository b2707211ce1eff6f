import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { didYouMean, is, isKnown, isRecord, type Problem, strangerProblems } from '@ashlar/core';

/** Where the pages are that say what to do. */
export interface Runbooks {
  /** Their folder on disk, where a synthesis looks whether they exist; never part of what is written. */
  readonly folder: string;
  /** Where people read them: what stands in an alarm is `<url>/<runbook>.md`. */
  readonly url: string;
}

export const runbookUrl = ({ url }: Pick<Runbooks, 'url'>, runbook: string): string =>
  `${url.replace(/\/+$/, '')}/${runbook}.md`;

/** What is wrong with the place itself. */
export function runbooksProblems(runbooks: Runbooks): Problem[] {
  if (!isRecord(runbooks)) {
    return [
      { what: is('runbooks', runbooks), fix: "give { folder: 'apps/<app>/runbooks', url: 'https://…' }" },
    ];
  }
  const { folder, url } = runbooks as unknown as Runbooks;
  return [
    ...strangerProblems('runbooks', runbooks, ['folder', 'url']),
    ...(isFolder(folder)
      ? []
      : [{ what: `${is('runbooks.folder', folder)}, which does not exist`, fix: 'make it' }]),
    ...urlProblems(url),
  ];
}

function urlProblems(url: unknown): Problem[] {
  if (!isKnown(url)) return [];
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'https:' && !parsed.username && !parsed.search && !parsed.hash) return [];
  return [
    {
      what: is('runbooks.url', url),
      fix: "use the address above the pages: 'https://git.example.com/runbooks'",
    },
  ];
}

const isFolder = (folder: unknown): folder is string =>
  typeof folder === 'string' && existsSync(folder) && statSync(folder).isDirectory();

/** Pages that a folder has, as alarms name them. */
const pagesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => basename(file, '.md'))
    .sort();

/** Whether the page exists that an alarm names. */
export function runbookProblems(prop: string, runbook: unknown, runbooks: Runbooks): Problem[] {
  if (typeof runbook !== 'string' || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(runbook)) {
    return [{ what: is(prop, runbook), fix: "name a page in lower-case words: 'aurora-capacity'" }];
  }
  const folder = isRecord(runbooks) ? (runbooks as unknown as Runbooks).folder : undefined;
  // Told once, of the folder.
  if (!isFolder(folder)) return [];
  if (existsSync(join(folder, `${runbook}.md`))) return [];
  const fix = `${didYouMean(runbook, pagesIn(folder))}write ${runbook}.md in ${basename(folder)}/`;
  return [{ what: `${prop} is '${runbook}', and there is no such page`, fix }];
}
