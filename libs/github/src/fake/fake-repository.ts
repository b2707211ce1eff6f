export interface FakeComment {
  readonly id: number;
  readonly issue: number;
  readonly login: string;
  body: string;
}

export interface FakePullRequest {
  readonly number: number;
  head: string;
  state: 'open' | 'closed';
  merge?: string;
}

export interface FakeIssue {
  readonly number: number;
  readonly login: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason?: string;
  labels: readonly string[];
}

export interface FakeCheck {
  readonly id: number;
  readonly sha: string;
  readonly name: string;
  readonly login: string;
  sent: Record<string, unknown>;
}

/** A run of a workflow, as GitHub's API tells of it. */
export interface FakeRun {
  readonly id: number;
  readonly path: string;
  readonly event: string;
  readonly display_title: string;
}

/** What stands in the repository of the fake GitHub. */
export class FakeRepository {
  readonly comments: FakeComment[] = [];
  readonly pullRequests: FakePullRequest[] = [];
  readonly issues: FakeIssue[] = [];
  readonly checks: FakeCheck[] = [];
  readonly runs: FakeRun[] = [];
  readonly statuses: { readonly sha: string; readonly sent: Record<string, unknown> }[] = [];
  readonly labels: string[] = [];
  readonly sarifs: Record<string, unknown>[] = [];
  private ids = 1000;

  nextId(): number {
    return (this.ids += 1);
  }

  /** Of issues and pull requests: they share their numbers. */
  nextNumber(): number {
    return (
      Math.max(
        0,
        ...this.issues.map(({ number }) => number),
        ...this.pullRequests.map(({ number }) => number),
      ) + 1
    );
  }

  open(number: number, head: string): FakePullRequest {
    const pullRequest: FakePullRequest = { number, head, state: 'open' };
    this.pullRequests.push(pullRequest);
    return pullRequest;
  }

  /** A run of review.yml that reviews a commit. */
  reviewRun(id: number, head: string): void {
    const path = '.github/workflows/review.yml';
    this.runs.push({ id, path, event: 'workflow_run', display_title: `review of ${head}` });
  }

  comment(issue: number, login: string, body: string): FakeComment {
    const comment = { id: this.nextId(), issue, login, body };
    this.comments.push(comment);
    return comment;
  }

  /** The texts on a pull request by somebody. */
  textsOn(issue: number, login?: string): string[] {
    return this.comments
      .filter((comment) => comment.issue === issue && (login === undefined || comment.login === login))
      .map(({ body }) => body);
  }
}
