import type { Rule } from '../../rule.js';
import { accountRule } from '../reading/account-rule.js';
import { allOf } from '../reading/all-of.js';
import { judgeAttribute } from '../reading/attribute-rule.js';
import { is } from '../reading/demand.js';

const id = 'S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC';

const SETTINGS = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
];

export const accountBlocksPublicAccess: Rule = accountRule({
  id,
  holds: 'The account blocks public access to all of its buckets.',
  why: 'A bucket that somebody makes by hand may be open; what the account blocks, no bucket opens.',
  fix: 'Set all four settings of aws_s3_account_public_access_block.',
  needs: 'aws_s3_account_public_access_block',
  judgeEach: (block, model) =>
    allOf(SETTINGS.map((attribute) => judgeAttribute(model, block, { id, attribute, must: is(true) }))),
});
