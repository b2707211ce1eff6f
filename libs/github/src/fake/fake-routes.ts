import type { FakeIssue, FakePullRequest, FakeRepository } from './fake-repository.js';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly login: string;
  readonly match: RegExpExecArray;
  readonly url: URL;
  readonly sent: Record<string, unknown>;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly needs: readonly (readonly [string, 'read' | 'write'])[];
  readonly handle: (repository: FakeRepository, asked: Asked) => Answer;
}

const at = (path: string) => new RegExp(`^/repos/acme/shop${path.replace(/:\w+/g, '([^/]+)')}$`);

const found = (body: unknown): Answer => ({ status: 200, body });
const created = (body: unknown): Answer => ({ status: 201, body });
const missing: Answer = { status: 404, body: { message: 'Not Found' } };

const invalid = (message: string): Answer => ({
  status: 422,
  body: {
    message: 'Validation Failed',
    errors: [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }],
  },
});

const LONGEST_COMMENT = 65_536;
const LONGEST_SUMMARY = 65_535;

const tooLong = (body: unknown) =>
  typeof body === 'string' && body.length > LONGEST_COMMENT
    ? invalid('Body is too long (maximum is 65536 characters)')
    : undefined;

const commentJson = ({ comments }: FakeRepository, id: number) => {
  const comment = comments.find((one) => one.id === id);
  if (comment === undefined) return undefined;
  const { issue, login, body } = comment;
  return {
    id,
    body,
    user: { login },
    html_url: `https://github.test/acme/shop/pull/${issue}#issuecomment-${id}`,
  };
};

const pullJson = ({ number, head, state, merge }: FakePullRequest) => ({
  ...{ number, state, head: { sha: head } },
  ...(merge === undefined
    ? { merged_at: null }
    : { merged_at: '2026-11-21T00:00:00Z', merge_commit_sha: merge }),
});

const issueJson = ({ login, labels, stateReason, ...issue }: FakeIssue) => ({
  ...{ ...issue, state_reason: stateReason, user: { login }, labels: labels.map((name) => ({ name })) },
  html_url: `https://github.test/acme/shop/issues/${issue.number}`,
});

const ON_ISSUES = 'issues|pull_requests';

const comments: Route[] = [
  {
    ...{ method: 'GET', path: at('/issues/:number/comments'), needs: [[ON_ISSUES, 'read']] },
    handle: (repository, { match }) =>
      found(
        repository.comments
          .filter(({ issue }) => issue === Number(match[1]))
          .map(({ id }) => commentJson(repository, id)),
      ),
  },
  {
    ...{ method: 'POST', path: at('/issues/:number/comments'), needs: [[ON_ISSUES, 'write']] },
    handle: (repository, { match, login, sent }) => {
      const refused = tooLong(sent['body']);
      if (refused) return refused;
      const { id } = repository.comment(Number(match[1]), login, String(sent['body']));
      return created(commentJson(repository, id));
    },
  },
  {
    ...{ method: 'PATCH', path: at('/issues/comments/:id'), needs: [[ON_ISSUES, 'write']] },
    handle: (repository, { match, sent }) => {
      const comment = repository.comments.find(({ id }) => id === Number(match[1]));
      const refused = comment === undefined ? missing : tooLong(sent['body']);
      if (comment === undefined || refused) return refused ?? missing;
      comment.body = String(sent['body']);
      return found(commentJson(repository, comment.id));
    },
  },
  {
    ...{ method: 'DELETE', path: at('/issues/comments/:id'), needs: [[ON_ISSUES, 'write']] },
    handle: (repository, { match }) => {
      const index = repository.comments.findIndex(({ id }) => id === Number(match[1]));
      if (index < 0) return missing;
      repository.comments.splice(index, 1);
      return { status: 204 };
    },
  },
];

const pulls: Route[] = [
  {
    ...{ method: 'GET', path: at('/pulls'), needs: [['pull_requests', 'read']] },
    handle: ({ pullRequests }, { url }) => {
      const state = url.searchParams.get('state') ?? 'open';
      return found(pullRequests.filter((one) => state === 'all' || one.state === state).map(pullJson));
    },
  },
  {
    ...{ method: 'GET', path: at('/pulls/:number'), needs: [['pull_requests', 'read']] },
    handle: ({ pullRequests }, { match }) => {
      const pull = pullRequests.find(({ number }) => number === Number(match[1]));
      return pull === undefined ? missing : found(pullJson(pull));
    },
  },
  {
    ...{ method: 'GET', path: at('/commits/:sha/pulls'), needs: [['pull_requests', 'read']] },
    handle: ({ pullRequests }, { match }) =>
      found(pullRequests.filter(({ head, merge }) => [head, merge].includes(match[1])).map(pullJson)),
  },
];

const checks: Route[] = [
  {
    ...{ method: 'GET', path: at('/commits/:sha/check-runs'), needs: [['checks', 'read']] },
    handle: ({ checks: all }, { match, url }) => {
      const name = url.searchParams.get('check_name');
      const some = all.filter((one) => one.sha === match[1] && (name === null || one.name === name));
      return found({
        total_count: some.length,
        check_runs: some.map(({ id, name: called, sent }) => ({
          id,
          name: called,
          external_id: sent['external_id'],
        })),
      });
    },
  },
  {
    ...{ method: 'POST', path: at('/check-runs'), needs: [['checks', 'write']] },
    handle: (repository, { login, sent }) => {
      if (isTooLongSummary(sent)) return invalid('Only 65535 characters are allowed in summary');
      const id = repository.nextId();
      repository.checks.push({ id, sha: String(sent['head_sha']), name: String(sent['name']), login, sent });
      return created({ id });
    },
  },
  {
    ...{ method: 'PATCH', path: at('/check-runs/:id'), needs: [['checks', 'write']] },
    handle: ({ checks: all }, { match, sent }) => {
      const check = all.find(({ id }) => id === Number(match[1]));
      if (check === undefined) return missing;
      if (isTooLongSummary(sent)) return invalid('Only 65535 characters are allowed in summary');
      check.sent = { ...check.sent, ...sent };
      return found({ id: check.id });
    },
  },
];

function isTooLongSummary({ output }: Record<string, unknown>): boolean {
  const { summary = '', text = '' } = (output ?? {}) as { summary?: string; text?: string };
  return Math.max(summary.length, text.length) > LONGEST_SUMMARY;
}

const issues: Route[] = [
  {
    ...{ method: 'GET', path: at('/issues'), needs: [['issues', 'read']] },
    handle: ({ issues: all }, { url }) => {
      const [state, labels] = [url.searchParams.get('state') ?? 'open', url.searchParams.get('labels')];
      const some = all.filter((one) => state === 'all' || one.state === state);
      return found(some.filter((one) => labels === null || one.labels.includes(labels)).map(issueJson));
    },
  },
  {
    ...{ method: 'POST', path: at('/issues'), needs: [['issues', 'write']] },
    handle: (repository, { login, sent }) => {
      const refused = tooLong(sent['body']);
      if (refused) return refused;
      const issue: FakeIssue = {
        ...{ number: repository.nextNumber(), login, state: 'open', labels: sent['labels'] as string[] },
        ...{ title: String(sent['title']), body: String(sent['body']) },
      };
      repository.issues.push(issue);
      return created(issueJson(issue));
    },
  },
  {
    ...{ method: 'PATCH', path: at('/issues/:number'), needs: [['issues', 'write']] },
    handle: ({ issues: all }, { match, sent }) => {
      const issue = all.find(({ number }) => number === Number(match[1]));
      const refused = issue === undefined ? missing : tooLong(sent['body']);
      if (issue === undefined || refused) return refused ?? missing;
      const { state_reason: stateReason, ...rest } = sent;
      Object.assign(issue, rest, stateReason === undefined ? {} : { stateReason });
      return found(issueJson(issue));
    },
  },
  {
    ...{ method: 'POST', path: at('/labels'), needs: [['issues', 'write']] },
    handle: ({ labels }, { sent: { name } }) => {
      if (labels.includes(String(name))) return invalid('already_exists');
      labels.push(String(name));
      return created({ name });
    },
  },
];

const runs: Route[] = [
  {
    ...{ method: 'GET', path: at('/actions/runs/:id'), needs: [['actions', 'read']] },
    handle: ({ runs: all }, { match }) => {
      const run = all.findLast(({ id }) => id === Number(match[1]));
      return run === undefined ? missing : found(run);
    },
  },
];

export const routes: readonly Route[] = [...comments, ...pulls, ...checks, ...issues, ...runs];
