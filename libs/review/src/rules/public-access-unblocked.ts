import type { PlannedChange } from '@ashlar/graph';
import { type RemovedSafeguard, removing } from './reading/removed-safeguards.js';
import { type Safeguard, turnedOff, weakening } from './reading/safeguard.js';
import { valuesAt } from './reading/values-at.js';
import type { Judgement, Rule } from './rule.js';

const WORDS = {
  what: 'no longer keeps objects from becoming public',
  fix: 'leave all four on, and publish through CloudFront',
};

/** asOf: 2026-11. source: the arguments of hashicorp/aws 5.100 and 6.25. refresh: with the provider. */
const SAFEGUARDS: readonly Safeguard[] = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
].map((path) => ({
  types: ['aws_s3_bucket_public_access_block', 'aws_s3_account_public_access_block'],
  ...{ path, loses: turnedOff, ...WORDS },
}));

const REMOVED: Readonly<Record<string, RemovedSafeguard>> = {
  aws_s3_bucket_public_access_block: { ...WORDS, of: ['bucket', 'aws_s3_bucket'] },
  aws_s3_account_public_access_block: WORDS,
};

const [weakened, taken] = [weakening(SAFEGUARDS), removing(REMOVED)];

/** A new one with all four off: without any, S3 keeps new buckets private by itself. */
function blocksNothing({ type, action, after }: PlannedChange): Judgement[] {
  if (action !== 'create' || !Object.hasOwn(REMOVED, type)) return [];
  if (!SAFEGUARDS.every(({ path }) => valuesAt(after, path).includes(false))) return [];
  return [{ verdict: 'review', what: 'lets objects be made public: it blocks nothing', fix: WORDS.fix }];
}

export const publicAccessUnblocked: Rule = {
  id: 'public-access-unblocked',
  holds: 'what keeps buckets private stays on',
  judge(change, context) {
    const [first, ...others] = [...weakened(change), ...taken(change, context), ...blocksNothing(change)];
    if (first === undefined) return [];
    const all = [first, ...others];
    const attributes = all.flatMap((judgement) => judgement.attributes ?? []);
    const worst = all.find(({ verdict }) => verdict === 'danger') ?? first;
    return [{ ...worst, ...(attributes.length === 0 ? {} : { attributes: attributes.sort() }) }];
  },
};
