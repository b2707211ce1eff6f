import { Repository } from '../connect/repository.js';
import type { FakeGitHub } from './fake-github.js';

export const BOT = 'github-actions[bot]';

/** acme/shop as the token of a workflow sees it. A second of waiting takes 20 ms. */
export function asWorkflow(
  fake: FakeGitHub,
  login = BOT,
  report: (line: string) => void = () => undefined,
): Repository {
  const token = fake.token(login, {
    ...{ issues: 'write', pull_requests: 'write', checks: 'write', actions: 'read' },
  });
  return new Repository({ token, repository: 'acme/shop', apiUrl: fake.url, secondMs: 20, report });
}
