import { InputError } from '@ashlar/core';
import {
  type PlanSet,
  type PlanSetSummary,
  readPlanSet,
  type RehearsalReview,
  type RehearsedResource,
  type ReviewedCommit,
} from '@ashlar/review';
import { existsSync, readFileSync } from 'node:fs';
import { readJson } from './plan-files.js';
import type { ReviewRequest } from './review.js';

/** What a review tells besides what plans say. */
export interface Surroundings {
  readonly change?: ReviewedCommit;
  readonly planSet?: PlanSetSummary;
  readonly rehearsal?: RehearsalReview;
}

/** The plan set that a review is to speak for. */
export const planSetOf = ({ planSet: file }: ReviewRequest): PlanSet | undefined =>
  file === undefined ? undefined : readPlanSet(textIn(file), file);

/** Of files and options. `known` is what git has said, where nothing was given. */
export function surroundingsOf(request: ReviewRequest, known?: { head: string; base: string }): Surroundings {
  const { headSha = known?.head, baseSha = known?.base, repository, pullRequest } = request;
  const planSet = planSetOf(request);
  return {
    ...(headSha === undefined || baseSha === undefined
      ? {}
      : {
          change: {
            ...{ head: headSha, base: baseSha },
            ...(repository === undefined ? {} : { repository }),
            ...(pullRequest === undefined ? {} : { pullRequest: Number(pullRequest) }),
          },
        }),
    ...(planSet === undefined ? {} : { planSet: { hash: planSet.hash, expiresAt: planSet.expiresAt } }),
    ...(request.rehearsal === undefined ? {} : { rehearsal: rehearsalIn(request.rehearsal) }),
  };
}

function rehearsalIn(file: string): RehearsalReview {
  const json = jsonIn(file) as Partial<RehearsalReview> | null;
  const lists = [json?.replaced, json?.destroyed, json?.leftOut];
  if (typeof json?.from !== 'string' || !lists.every(areResources))
    throw refused(file, {
      what: 'it is no rehearsal on top of a base',
      fix: 'write it with `ashlar rehearse --from <ref> --json`',
    });
  const { from, replaced = [], destroyed = [], leftOut = [] } = json;
  return { from, replaced, destroyed, leftOut };
}

const areResources = (list: unknown): list is RehearsedResource[] =>
  Array.isArray(list) &&
  list.every(
    ({ stack, address }: Partial<RehearsedResource>) =>
      typeof stack === 'string' && typeof address === 'string',
  );

function jsonIn(file: string): unknown {
  const read = readJson(file);
  if ('what' in read) throw refused(file, read);
  return read.json;
}

function textIn(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  throw refused(file, { what: 'there is no such file', fix: 'name one that exists' });
}

const refused = (where: string, problem: { readonly what: string; readonly fix: string }) =>
  new InputError([{ where, problems: [problem] }]);
