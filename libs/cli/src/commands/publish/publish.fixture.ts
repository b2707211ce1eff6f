import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeGitHub, type Permissions } from '@ashlar/github';
import type { IdentifiedPlan, Review } from '@ashlar/review';
import { temporaryFolder } from '@ashlar/testing';
import { main } from '../../main.js';

export const HEAD = 'a'.repeat(40);
export const BOT = 'github-actions[bot]';

interface Ended {
  readonly code: number;
  readonly text: string;
}

const ALL: Permissions = { pull_requests: 'write', checks: 'write', issues: 'write', actions: 'read' };

/** A step of a workflow, and the GitHub that it talks to: a pull request #7 is open. */
export class PublishStep {
  private constructor(
    readonly github: FakeGitHub,
    readonly folder: string,
  ) {}

  static async start(): Promise<PublishStep> {
    const github = await FakeGitHub.start();
    github.repository.open(7, HEAD);
    github.repository.reviewRun(50, HEAD);
    return new PublishStep(github, temporaryFolder());
  }

  /** `ashlar publish …`. Whatever it prints, the token is not in it. */
  async publish(words: readonly string[], { permissions = ALL, run = 50 } = {}): Promise<Ended> {
    const before = process.env;
    const token = this.github.token(BOT, permissions);
    process.env = {
      ...{ GITHUB_TOKEN: token, GITHUB_REPOSITORY: 'acme/shop', GITHUB_API_URL: this.github.url },
      ...{ GITHUB_RUN_ID: String(run), GITHUB_STEP_SUMMARY: join(this.folder, 'summary.md') },
    };
    let text = '';
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((chunk) => {
        text += String(chunk);
        return true;
      }),
    );
    try {
      const code = await main(['publish', ...words], { root: this.folder, apps: {}, waivers: {} });
      expect(text).not.toContain(token);
      return { code, text };
    } finally {
      spies.forEach((spy) => spy.mockRestore());
      process.env = before;
    }
  }

  /** `ashlar publish review` of a review of one stack. */
  review(more: readonly string[] = [], written: Partial<Review> = {}): Promise<Ended> {
    const review = this.file('review.json', { ...REVIEW, ...written });
    return this.publish(['review', '--head', HEAD, '--pull-request', '7', '--review', review, ...more]);
  }

  file(name: string, content: unknown): string {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, name), JSON.stringify(content));
    return join(this.folder, name);
  }

  get comments(): string[] {
    return this.github.repository.textsOn(7, BOT);
  }

  get check() {
    return this.github.repository.checks.at(-1)?.sent as { conclusion: string; output: { title: string } };
  }

  merge(commit: string): void {
    Object.assign(this.github.repository.pullRequests[0] ?? {}, { state: 'closed', merge: commit });
  }
}

const NONE = {
  create: 0,
  update: 0,
  replace: 0,
  delete: 0,
  move: 0,
  import: 0,
  forget: 0,
  unknown: 0,
  drift: 0,
  outputs: 0,
};

const REVIEW: Review = {
  ...{ schemaVersion: 1, verdict: 'safe', values: 'masked', findings: [], policy: [] },
  stacks: [
    {
      ...{ name: 'shop-data', verdict: 'safe', status: 'planned', changes: [], drift: [], outputs: [] },
      ...{ counts: { ...NONE, create: 1 }, findings: [], graph: { nodes: [], edges: [] }, dependencies: [] },
    },
  ],
};

/** A plan of one stack, with nothing in it that matters here. */
export const planOf = (account: string) =>
  ({
    identity: { ...identity, stack: `shop-${account}` },
    ...{ dependencies: [], reads: {}, outputs: [], hasChanges: true, dangers: [] },
    counts: { create: 1, update: 0, replace: 0, destroy: 0 },
  }) as unknown as IdentifiedPlan;

const sha = '0'.repeat(64);
const identity = {
  ...{ headSha: HEAD, baseSha: HEAD, synthSha256: sha, lockSha256: sha, stateLineage: sha, stateSerial: 1 },
  ...{ upstreamSha256: sha, planFileSha256: sha, planJsonCanonicalSha256: sha, terraformVersion: '1.11.4' },
  ...{
    providerVersions: {},
    createdAt: '2026-11-21T00:00:00.000Z',
    expiresAt: '2026-11-28T00:00:00.000Z',
    toolVersion: '0',
  },
};
