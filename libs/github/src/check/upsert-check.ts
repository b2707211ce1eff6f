import { saidOf, statusOf } from '../connect/explained.js';
import type { Repository } from '../connect/repository.js';

export interface CheckRequest {
  /** The name that a branch protection asks for. */
  readonly name: string;
  /** The commit that it is about. */
  readonly head: string;
  readonly conclusion: 'success' | 'neutral' | 'failure';
  /** The verdict in a line. */
  readonly title: string;
  /** The text in at most so many characters. Asked again with fewer when GitHub finds it too long. */
  readonly render: (limit: number) => string;
  /** Where the whole of it can be read. */
  readonly link?: string;
}

/** GitHub takes 65,535 characters of a summary, and counts some of them twice. */
const LIMITS = [60_000, 30_000, 10_000];

const ID = 'ashlar';

interface ListedCheck {
  readonly id: number;
  readonly external_id?: string | null;
}

/** Makes the check of this name on a commit say this: the one that is there, or a new one. */
export async function upsertCheck(repository: Repository, request: CheckRequest): Promise<void> {
  const { name, head } = request;
  const listed = await repository.all<ListedCheck>(
    `the checks of ${head.slice(0, 8)}`,
    `/repos/{owner}/{repo}/commits/${head}/check-runs`,
    { check_name: name, filter: 'latest' },
  );
  const own = listed.filter(({ external_id: id }) => id === ID).sort((a, b) => b.id - a.id)[0];
  await withinLimits(LIMITS, (limit) => write(repository, request, own, limit));
}

async function write(
  repository: Repository,
  { name, head, conclusion, title, render, link }: CheckRequest,
  own: ListedCheck | undefined,
  limit: number,
): Promise<void> {
  const said = {
    ...{ name, conclusion, status: 'completed' as const, external_id: ID },
    ...(link === undefined ? {} : { details_url: link }),
    output: { title, summary: render(limit) },
  };
  await repository.ask(`the check ${name}`, async (api, at) => {
    if (own === undefined) await api.checks.create({ ...at, ...said, head_sha: head });
    else await api.checks.update({ ...at, ...said, check_run_id: own.id });
  });
}

async function withinLimits(
  [limit = 0, ...less]: readonly number[],
  write: (limit: number) => Promise<void>,
): Promise<void> {
  try {
    await write(limit);
  } catch (error) {
    const isTooLong = statusOf(error) === 422 && /too long|characters/i.test(saidOf(error));
    if (!isTooLong || less.length === 0) throw error;
    await withinLimits(less, write);
  }
}
