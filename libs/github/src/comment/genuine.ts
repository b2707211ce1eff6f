import { statusOf } from '../connect/explained.js';
import type { Repository } from '../connect/repository.js';
import type { MarkerKind, ReadMarker } from './marker.js';
import { latest, type OwnComment } from './own-comments.js';

/** As GitHub tells of a run. */
interface Run {
  readonly event: string;
  readonly path: string;
  readonly title: string;
}

/**
 * Which runs write which comment. What starts on `workflow_run` is the workflow of the main branch; its `run-name` says the commit that it
 * reviews.
 */
const WRITERS: Readonly<Record<MarkerKind, (run: Run, marker: ReadMarker) => boolean>> = {
  review: ({ path, event, title }, { head }) =>
    path === '.github/workflows/review.yml' && event === 'workflow_run' && title === `review of ${head}`,
  apply: ({ path, event }) =>
    path === '.github/workflows/apply.yml' && ['push', 'workflow_dispatch'].includes(event),
};

/**
 * Whether the run that a marker names is one that writes such comments. Every workflow of a repository writes as the same author, that of a
 * pull request too: what a marker says of itself is not enough. A run that GitHub doesn't know is none.
 */
export async function isGenuine(repository: Repository, marker: ReadMarker): Promise<boolean> {
  const run = await runOf(repository, marker.run);
  return run !== undefined && WRITERS[marker.kind](run, marker);
}

/** The one of the latest run that is genuine. */
export async function latestGenuine(
  repository: Repository,
  comments: readonly OwnComment[],
): Promise<OwnComment | undefined> {
  const newest = latest(comments);
  if (newest === undefined || (await isGenuine(repository, newest.marker))) return newest;
  return latestGenuine(
    repository,
    comments.filter((one) => one !== newest),
  );
}

async function runOf(repository: Repository, run: number): Promise<Run | undefined> {
  try {
    const { data } = await repository.ask(`run ${run}`, (api, at) =>
      api.actions.getWorkflowRun({ ...at, run_id: run }),
    );
    const { event, path, display_title: title } = data;
    return { event, path: path.replace(/@.*$/, ''), title };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
