import { type Problem, refuse } from '@ashlar/core';
import { Repository, type RepositoryOptions } from './repository.js';

/** The repository for which a workflow runs: GITHUB_TOKEN, GITHUB_REPOSITORY and, for a server of one's own, GITHUB_API_URL. */
export function repositoryOf(
  env: NodeJS.ProcessEnv,
  options: Pick<RepositoryOptions, 'report' | 'secondMs'> = {},
): Repository {
  const { GITHUB_TOKEN: token = '', GITHUB_REPOSITORY: repository = '', GITHUB_API_URL: apiUrl } = env;
  refuse('the environment', [
    ...(token === ''
      ? [missing('GITHUB_TOKEN', 'env: { GITHUB_TOKEN: ${{ github.token }} } in the step')]
      : []),
    ...repositoryProblems(repository),
    ...urlProblems(apiUrl),
  ]);
  return new Repository({ token, repository, ...(apiUrl ? { apiUrl, ...paceOf(apiUrl) } : {}), ...options });
}

const LOCAL = /^http:\/\/(127\.0\.0\.1|localhost)[:/]/;

/** Pauses spare GitHub; a stand-in on this machine needs none. */
const paceOf = (apiUrl: string) => (LOCAL.test(apiUrl) ? { secondMs: 20 } : {});

const missing = (name: string, fix: string): Problem => ({ what: `${name} is not set`, fix });

function repositoryProblems(repository: string): Problem[] {
  const fix = "GitHub sets it in every workflow; elsewhere use 'owner/name'";
  if (repository === '') return [missing('GITHUB_REPOSITORY', fix)];
  if (/^[\w.-]+\/[\w.-]+$/.test(repository)) return [];
  return [{ what: `GITHUB_REPOSITORY is '${repository}'`, fix }];
}

/** A token is sent in clear text to nobody but a test on this machine. */
function urlProblems(apiUrl: string | undefined): Problem[] {
  if (!apiUrl || /^https:\/\//.test(apiUrl) || LOCAL.test(apiUrl)) return [];
  return [
    { what: `GITHUB_API_URL is '${apiUrl}'`, fix: "use a URL with https, such as 'https://api.github.com'" },
  ];
}
