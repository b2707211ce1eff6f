import { readFileSync } from 'node:fs';
import { isRecord, type Problem, refuse } from '@ashlar/core';
import {
  readIdentities,
  type Review,
  type ReviewFinding,
  type StackReview,
  type Verdict,
  verdicts,
} from '@ashlar/review';
import { readPlanSetFiles } from './plan-set-files.js';
import { readRecord } from './read-json.js';
import type { PublishReviewRequest } from './publish-review.js';

/** What there is to tell. */
export interface ToldReview {
  readonly review: Review;
  /** Whether the gate let it through. */
  readonly gatePassed: boolean;
  /** Whether everything that was to be planned was. */
  readonly isComplete: boolean;
  /** Hashes by account. */
  readonly planSets: Readonly<Record<string, string>>;
}

/** The review that was written, or what stands in its place, with what it can't know: the gate, and what was not planned. */
export function toldReview(request: PublishReviewRequest): ToldReview {
  const { head, gate, planSet = [], pullRequest } = request;
  const gated = gate === undefined ? { passed: true, findings: [] } : readGate(gate);
  const sets = readPlanSetFiles(planSet);
  const [first] = sets.values();
  const written = request.review === undefined ? emptyReview : readReview(request.review);
  const missing = notPlanned(request);
  const findings = [...gated.findings, ...missing, ...written.findings];
  const review = {
    change: {
      head,
      base: 'unknown',
      ...(pullRequest === undefined ? {} : { pullRequest: Number(pullRequest) }),
    },
    ...written,
    verdict: worst([written.verdict, ...findings.map(({ verdict }) => verdict)]),
    findings,
    // A review names one; `applyLines` names those of all accounts.
    ...(first === undefined ? {} : { planSet: first }),
  };
  return {
    review,
    gatePassed: gated.passed,
    isComplete: missing.every(({ rule }) => rule === 'not-planned') && !review.stacks.some(hasFailed),
    planSets: Object.fromEntries([...sets].map(([account, { hash }]) => [account, hash])),
  };
}

const hasFailed = ({ status }: StackReview) => status === 'failed';

const worst = (all: readonly Verdict[]): Verdict =>
  verdicts[Math.max(...all.map((verdict) => verdicts.indexOf(verdict)))] ?? 'danger';

/** What there is no plan of, and why: `not-planned` when nobody tried, `plan-failed` when somebody did. */
function notPlanned({ identities = [], failed, notPlanned: skipped }: PublishReviewRequest): ReviewFinding[] {
  const stacks = identities.flatMap((file) => readIdentities(readFileSync(file, 'utf8'), file).failed);
  return [
    ...(failed === undefined ? [] : [{ ...FAILED, what: `this is not all of it: ${failed}` }]),
    ...[...new Set(stacks)].sort().map((stack) => ({ ...FAILED, stack, what: 'it could not be planned' })),
    ...(skipped === undefined ? [] : [{ ...SKIPPED, what: `nothing was planned: ${skipped}` }]),
  ];
}

const FAILED = { rule: 'plan-failed', verdict: 'danger', fix: 'look at the log of the run' } as const;

const SKIPPED = {
  rule: 'not-planned',
  verdict: 'review',
  fix: 'let somebody who may push a branch look at the change, and push it from there',
} as const;

const emptyReview: Review = {
  ...{ schemaVersion: 1, verdict: 'none', values: 'masked', stacks: [], findings: [], policy: [] },
};

function readGate(file: string): { passed: boolean; findings: readonly ReviewFinding[] } {
  const { schemaVersion, passed, findings } = readRecord(file);
  const isGate = schemaVersion === 1 && typeof passed === 'boolean' && Array.isArray(findings);
  refuse(file, isGate ? [] : [{ what: 'it is not what `ashlar gate --json` prints', fix: 'write it anew' }]);
  return { passed: passed === true, findings: findings as readonly ReviewFinding[] };
}

function readReview(file: string): Review {
  const written = readRecord(file);
  const problems: Problem[] =
    written['schemaVersion'] === 1 && Array.isArray(written['stacks']) && isRecord(written)
      ? []
      : [{ what: 'it is not what `ashlar review --format json` writes', fix: 'write it anew' }];
  refuse(file, problems);
  return written as unknown as Review;
}
