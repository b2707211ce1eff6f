import type { Environment } from '@ashlar/core';

/**
 * One for each account and region that holds a platform's environment. The accounts are AWS's own examples:
 * put yours here and in the platforms' environments before the first deployment.
 */
export const environments: readonly Environment[] = [
  { name: 'production', account: '111122223333', region: 'us-east-1', zones: ['us-east-1a'] },
  { name: 'staging', account: '444455556666', region: 'us-east-1', zones: ['us-east-1a'] },
  { name: 'edgarproduction', account: '222233334444', region: 'us-east-1', zones: ['us-east-1a'] },
  { name: 'edgarstaging', account: '555566667777', region: 'us-east-1', zones: ['us-east-1a'] },
];
