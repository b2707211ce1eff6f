import { createHash } from 'node:crypto';
import { isRecord } from '@ashlar/core';

/** What a sticky comment is about: what a pull request would do, or what became of it. A pull request has one of each. */
export type MarkerKind = 'review' | 'apply';

/** What a sticky comment knows of itself: written into its first line, where only GitHub's API sees it. */
export interface Marker {
  /** @default 'review' */
  readonly kind?: MarkerKind;
  readonly pullRequest: number;
  /** The commit that was reviewed. */
  readonly head: string;
  /** `GITHUB_RUN_ID`: grows from run to run. */
  readonly run: number;
  /** `GITHUB_RUN_ATTEMPT`. @default 1 */
  readonly attempt?: number;
  /** Hashes of the plan sets that an apply will execute, by account. */
  readonly planSets?: Readonly<Record<string, string>>;
  /** Names of the stacks that it changes. Written as digests: 256 names would take a third of a comment. */
  readonly stacks: readonly string[];
}

/** A marker as it was read: of the names there are digests only, eight characters each. */
export interface ReadMarker extends Omit<Marker, 'stacks'> {
  readonly kind: MarkerKind;
  readonly attempt: number;
  readonly planSets: Readonly<Record<string, string>>;
  readonly digests: readonly string[];
}

const FORM = /^<!-- ashlar:(review|apply) ([A-Za-z0-9+/=]+) -->/;

const DIGEST_LENGTH = 8;

/** 48 bits of a name: enough to tell apart the stacks of a repository. */
export const stackDigest = (name: string) =>
  createHash('sha256').update(name).digest('base64').slice(0, DIGEST_LENGTH);

export function writeMarker({ kind = 'review', stacks, ...marker }: Marker): string {
  const { pullRequest, head, run, attempt = 1, planSets = {} } = marker;
  const digests = [...new Set(stacks.map(stackDigest))].sort().join('');
  // Base64 has no `--`, which would end the comment.
  const text = JSON.stringify({ v: 1, pullRequest, head, run, attempt, planSets, digests });
  return `<!-- ashlar:${kind} ${Buffer.from(text).toString('base64')} -->`;
}

/** The marker of a text that begins with one. What isn't ours, or of another version, is no marker. */
export function readMarker(text: string): ReadMarker | undefined {
  const [, kind, written] = FORM.exec(text) ?? [];
  if (written === undefined) return undefined;
  const read = parsed(Buffer.from(written, 'base64').toString('utf8'));
  const { v, pullRequest, head, run, attempt, planSets, digests } = read;
  if (v !== 1 || !isCount(pullRequest) || !isCount(run) || !isCount(attempt)) return undefined;
  if (typeof head !== 'string' || typeof digests !== 'string' || !arePlanSets(planSets)) return undefined;
  return {
    ...{ kind: kind as MarkerKind, pullRequest, head, run, attempt, planSets },
    digests: digests.match(new RegExp(`.{${DIGEST_LENGTH}}`, 'g')) ?? [],
  };
}

/** Accounts and hashes become parts of a matrix, of roles and of places in a store. */
const arePlanSets = (value: unknown): value is Readonly<Record<string, string>> =>
  isRecord(value) &&
  Object.entries(value).every(
    ([account, hash]) => /^\d{12}$/.test(account) && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash),
  );

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function parsed(text: string): Record<string, unknown> {
  try {
    const value = JSON.parse(text) as unknown;
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** Positive when the first was written by a later run. */
export const compareRuns = (
  a: Pick<ReadMarker, 'run' | 'attempt'>,
  b: Pick<ReadMarker, 'run' | 'attempt'>,
): number => a.run - b.run || a.attempt - b.attempt;
