import { InputError, type Problem } from '@ashlar/core';

/** What octokit throws, as far as it is looked at. */
interface Refusal extends Error {
  readonly status: number;
  readonly response?: {
    readonly headers: Readonly<Record<string, string | number | undefined>>;
    readonly data?: { readonly message?: string };
  };
}

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && error.name === 'HttpError' && 'status' in error;

/** As `ashlar` exits: see its README. */
const exits = { unreachable: 12, credentials: 13 } as const;

/** A refusal of GitHub in the words of who wrote the workflow. Anything else is a bug, and stays what it is. */
export function explained(error: unknown, repository: string, doing: string): unknown {
  if (!isRefusal(error)) return error;
  const { problem, exitCode } = explanation(error, repository);
  const { what, fix } = problem;
  const told = new InputError([
    { where: `GitHub (${repository})`, problems: [{ what: `${doing}: ${what}`, fix }] },
  ]);
  return Object.assign(told, {
    status: error.status,
    said: saidBy(error),
    ...(exitCode ? { exitCode } : {}),
  });
}

/** The status of GitHub's answer, when that is what an error tells of. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof InputError ? (error as { status?: number }).status : undefined;

/** What GitHub said, with the errors of single fields. */
export const saidOf = (error: unknown): string =>
  error instanceof InputError ? ((error as { said?: string }).said ?? '') : '';

const saidBy = ({ response, message }: Refusal): string =>
  response?.data === undefined ? message : JSON.stringify(response.data);

function explanation(error: Refusal, repository: string): { problem: Problem; exitCode?: number } {
  const said = error.response?.data?.message ?? error.message;
  const { status } = error;
  if (error.response === undefined || status >= 500) {
    const what = `it gives no answer (${status}: ${said})`;
    return { problem: { what, fix: 'run this step again' }, exitCode: exits.unreachable };
  }
  if (status === 401) {
    const fix = 'pass the token of the workflow: GITHUB_TOKEN: ${{ github.token }}';
    return { problem: { what: 'the token is not accepted', fix }, exitCode: exits.credentials };
  }
  if (status === 403 || status === 429) {
    if (/rate limit/i.test(said)) {
      const fix = 'run this step again later';
      return { problem: { what: 'it has had too many requests', fix }, exitCode: exits.unreachable };
    }
    const needed = permissionsIn(error.response.headers['x-accepted-github-permissions']);
    const fix = `give the job its permissions${needed === '' ? '' : `: ${needed}`}`;
    return { problem: { what: `the token may not (${said})`, fix }, exitCode: exits.credentials };
  }
  if (status === 404) {
    const fix = 'look at GITHUB_REPOSITORY, at the number, and at what the token may read';
    return { problem: { what: `${repository} has no such thing, or hides it from the token`, fix } };
  }
  return { problem: { what: `it refuses (${status}: ${said})`, fix: 'look at what was sent' } };
}

/** `issues=write; pull_requests=write`, any of which is enough, as a workflow writes it. */
const permissionsIn = (header: string | number | undefined): string =>
  String(header ?? '')
    .split(';')
    .map((one) => one.trim().replaceAll('_', '-').replace('=', ': '))
    .filter((one) => one !== '')
    .join(', or ');
