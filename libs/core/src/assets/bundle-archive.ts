import { readFileSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import type { Problem } from '../input/input-error.js';
import { sortedEntries } from '../input/sorted-entries.js';
import { bundleEntry } from './bundle-entry.js';
import { bundleOptions } from './bundle-options.js';
import { sourceProblems } from './bundle-sources.js';
import { type Bundle, keepBundle, keptBundle } from './kept-bundles.js';
import { editedSince, isStillMadeFrom, type Made, madeFrom } from './made-from.js';
import { zip } from './zip.js';

export interface BundleRequest {
  readonly workspace: string;
  readonly app: string;
  /** From the app's folder. */
  readonly entry: string;
  readonly target: string;
  readonly include: Readonly<Record<string, string>>;
}

/** The bundle of an entry, packed: the one of an earlier synthesis where that would come out the same. */
export function bundleArchive(request: BundleRequest): Bundle | readonly Problem[] {
  const { workspace } = request;
  const question = JSON.stringify([
    request.app,
    request.entry,
    sortedEntries(request.include),
    wayOf(request),
  ]);
  const isUpToDate = (made: Made) => isStillMadeFrom(workspace, made);
  return keptBundle(workspace, question, isUpToDate) ?? bundled(request, question);
}

function bundled(request: BundleRequest, question: string): Bundle | readonly Problem[] {
  const { workspace, app, include } = request;
  const startedAt = Date.now();
  const result = bundleEntry(workspace, inWorkspace(request, request.entry), request.target);
  if (!('code' in result)) return result;
  const beside = sortedEntries(include).map(([path, from]) => ({ path, from: inWorkspace(request, from) }));
  const sources = [...new Set([...result.sources, ...beside.map(({ from }) => from)])];
  const problems = sourceProblems(workspace, app, sources);
  if (problems.length > 0) return problems;
  const archive = zip([
    { path: 'index.js', content: result.code, executable: false },
    ...beside.map(({ path, from }) => ({
      path,
      content: readFileSync(join(workspace, from)),
      executable: false,
    })),
  ]);
  const bundle = { archive, exports: result.exports };
  const made = madeFrom(workspace, sources);
  if (!editedSince(workspace, sources, startedAt)) keepBundle(workspace, question, made, bundle);
  return bundle;
}

const inWorkspace = ({ app }: BundleRequest, path: string) =>
  normalize(`apps/${app}/${path}`).split(sep).join('/');

/** How it is bundled and packed, for what was kept when that was done in another way. */
const wayOf = ({ target }: BundleRequest) => [bundleOptions(target), zip.toString(), packedSample()];

const packedSample = () =>
  Buffer.from(zip([{ path: 'a', content: Buffer.from('a'.repeat(99)), executable: true }])).toString(
    'base64',
  );
