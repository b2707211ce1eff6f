import { statusOf } from '../connect/explained.js';
import type { Repository } from '../connect/repository.js';
import { DRIFT_LABEL, driftIssue, type DriftOfStack, stackOfIssue } from './drift-issue.js';

/** What became of the issue of a stack. */
export interface DriftIssueResult {
  readonly stack: string;
  readonly outcome: 'opened' | 'updated' | 'reopened' | 'closed' | 'unchanged';
  readonly number?: number;
}

interface ListedIssue {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null;
  readonly state: string;
  readonly user: { readonly login: string } | null;
  readonly pull_request?: unknown;
}

interface OwnIssue extends ListedIssue {
  readonly stack: string;
  readonly text: string;
}

/**
 * One issue for each stack with drift: opened, brought up to date, closed when the drift is gone, and opened again when it
 * comes back. The same again writes nothing. Stacks that aren't given are left as they are.
 */
export async function updateDriftIssues(
  repository: Repository,
  stacks: readonly DriftOfStack[],
): Promise<DriftIssueResult[]> {
  const own = await ownIssues(repository);
  const results: DriftIssueResult[] = [];
  for (const one of [...stacks].sort((a, b) => (a.stack < b.stack ? -1 : 1))) {
    const [first, ...more] = own.filter(({ stack }) => stack === one.stack);
    // Two runs may have met.
    for (const { number, state } of more)
      if (state === 'open') await close(repository, number, 'not_planned');
    const result = await update(repository, one, first);
    if (result !== undefined) results.push(result);
  }
  return results;
}

/** The oldest first. A marker in somebody else's issue is none. */
async function ownIssues(repository: Repository): Promise<OwnIssue[]> {
  const login = await repository.login();
  const listed = await repository.all<ListedIssue>('the issues of drift', '/repos/{owner}/{repo}/issues', {
    ...{ state: 'all', labels: DRIFT_LABEL },
  });
  return listed
    .flatMap((issue) => {
      const text = (issue.body ?? '').replace(/\r\n/g, '\n');
      const stack = issue.pull_request || issue.user?.login !== login ? undefined : stackOfIssue(text);
      return stack === undefined ? [] : [{ ...issue, stack, text }];
    })
    .sort((a, b) => a.number - b.number);
}

async function update(
  repository: Repository,
  { stack, text }: DriftOfStack,
  issue: OwnIssue | undefined,
): Promise<DriftIssueResult | undefined> {
  if (text === undefined) {
    if (issue?.state !== 'open') return undefined;
    await close(repository, issue.number, 'completed');
    return { stack, outcome: 'closed', number: issue.number };
  }
  const { title, body } = driftIssue(stack, text);
  if (issue === undefined) return { stack, outcome: 'opened', number: await open(repository, title, body) };
  const { number } = issue;
  if (issue.state === 'open' && issue.text.trim() === body.trim())
    return { stack, outcome: 'unchanged', number };
  await repository.ask(`issue #${number}`, (api, at) =>
    api.issues.update({ ...at, issue_number: number, title, body, state: 'open' }),
  );
  return { stack, outcome: issue.state === 'open' ? 'updated' : 'reopened', number };
}

async function open(repository: Repository, title: string, body: string): Promise<number> {
  await repository
    .ask('the label of drift', (api, at) =>
      api.issues.createLabel({
        ...at,
        name: DRIFT_LABEL,
        color: 'd4a72c',
        description: 'AWS is no longer as Terraform left it',
      }),
    )
    .catch((error: unknown) => {
      // It is there already.
      if (statusOf(error) !== 422) throw error;
    });
  const { data } = await repository.ask('a new issue', (api, at) =>
    api.issues.create({ ...at, title, body, labels: [DRIFT_LABEL] }),
  );
  return data.number;
}

const close = (repository: Repository, number: number, reason: 'completed' | 'not_planned') =>
  repository.ask(`issue #${number}`, (api, at) =>
    api.issues.update({ ...at, issue_number: number, state: 'closed', state_reason: reason }),
  );
