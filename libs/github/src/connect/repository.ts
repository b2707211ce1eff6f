import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { explained } from './explained.js';

export interface RepositoryOptions {
  /** Is sent to `apiUrl` and shown to nobody. */
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  /** @default 'https://api.github.com' */
  readonly apiUrl?: string;
  /** Told, in a line, of each wait that GitHub asks for. */
  readonly report?: (line: string) => void;
  /**
   * Milliseconds of a second of waiting: tests have none to lose.
   * @default 1000
   */
  readonly secondMs?: number;
}

/** How often a request is sent again that GitHub has put off. */
const PATIENCE = 4;

const Client = Octokit.plugin(throttling, retry);

export type GitHubApi = InstanceType<typeof Client>['rest'];

/** A repository on GitHub, with a token for it: waits where GitHub says so, and tries again what failed on its side. */
export class Repository {
  readonly owner: string;
  readonly name: string;
  private readonly client: InstanceType<typeof Client>;
  private me: Promise<string> | undefined;

  constructor(options: RepositoryOptions) {
    const [owner = '', name = ''] = options.repository.split('/');
    [this.owner, this.name] = [owner, name];
    const { token, apiUrl = 'https://api.github.com', report = () => undefined, secondMs = 1000 } = options;
    const patient = (
      seconds: number,
      request: { method: string; url: string },
      _: unknown,
      tried: number,
    ) => {
      report(`GitHub asks to wait ${seconds} s before ${request.method} ${request.url}`);
      return tried < PATIENCE;
    };
    this.client = new Client({
      auth: token,
      baseUrl: apiUrl.replace(/\/$/, ''),
      userAgent: 'ashlar',
      // What goes wrong is said once, by whoever asked; requests are of no interest.
      log: { debug: silent, info: silent, warn: silent, error: silent },
      retry: { retryAfterBaseValue: secondMs },
      throttle: {
        onRateLimit: patient,
        onSecondaryRateLimit: patient,
        retryAfterBaseValue: secondMs,
        ...(secondMs === 1000 ? {} : unpaced),
      },
    });
  }

  /** Asks GitHub for something in this repository. What goes wrong is told in the words of who runs it. */
  async ask<T>(
    what: string,
    work: (api: GitHubApi, at: { owner: string; repo: string }) => Promise<T>,
  ): Promise<T> {
    try {
      return await work(this.client.rest, { owner: this.owner, repo: this.name });
    } catch (error) {
      throw explained(error, `${this.owner}/${this.name}`, what);
    }
  }

  /** Every page of a list. */
  async all<T>(what: string, path: string, query: Readonly<Record<string, string>> = {}): Promise<T[]> {
    const at = { owner: this.owner, repo: this.name, per_page: 100, ...query };
    return this.ask(what, async () => (await this.client.paginate(`GET ${path}`, at)) as T[]);
  }

  /** As whom this token writes: `github-actions[bot]`, for that of a workflow. */
  login(): Promise<string> {
    this.me ??= this.ask('who writes', async () => {
      const { viewer } = await this.client.graphql<{ viewer: { login: string } }>('{ viewer { login } }');
      return viewer.login;
    });
    return this.me;
  }
}

const silent = () => undefined;

const atOnce = {
  key: () => ({
    schedule: <T>(_: unknown, work: (...args: unknown[]) => T, ...args: unknown[]) => work(...args),
  }),
};

/** In place of the pauses between two writes that GitHub recommends. */
const unpaced: object = { write: atOnce, notifications: atOnce };
