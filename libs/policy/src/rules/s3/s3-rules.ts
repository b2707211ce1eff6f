import type { Rule } from '../../rule.js';
import { accessListsOff } from './access-lists-off.js';
import { accountBlocksPublicAccess } from './account-block.js';
import { bucketEncrypted } from './bucket-encrypted.js';
import { bucketNotifies } from './bucket-notifies.js';
import { bucketPartRules } from './bucket-part-rules.js';
import { publicBucketRules } from './public-bucket.js';
import { tlsOnly } from './tls-only.js';
import { versionsExpire } from './versions-expire.js';

export const s3Rules: readonly Rule[] = [
  accountBlocksPublicAccess,
  accessListsOff,
  bucketEncrypted,
  bucketNotifies,
  ...bucketPartRules,
  ...publicBucketRules,
  tlsOnly,
  versionsExpire,
];
