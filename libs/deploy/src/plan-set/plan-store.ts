import type { PlanIdentity } from '@ashlar/review';

/** Where plan sets and their saved plans are kept between a review and its apply. It can put and get, and nothing else. */
export interface PlanStore {
  /** For messages: `s3://…`, or a folder. */
  readonly place: string;
  put(key: string, content: Buffer): Promise<void>;
  /** What was put there; what isn't there, or was changed on the way, is an error. */
  get(key: string): Promise<Buffer>;
}

/** A plan that is made again has another key: what a set names is never overwritten. */
export const planKey = ({ stack, planFileSha256 }: Pick<PlanIdentity, 'stack' | 'planFileSha256'>): string =>
  `${stack}/${planFileSha256.slice(0, 16)}/plan.tfplan`;

export const planSetKey = (hash: string): string => `plan-sets/${hash}/plan-set.json`;
