import {
  is,
  isRecord,
  type Problem,
  ProjectStack,
  refuse,
  strangerProblems,
  wholeNumberProblems,
} from '@ashlar/core';
import { AccessanalyzerAnalyzer } from '@cdktf/provider-aws/lib/accessanalyzer-analyzer/index.js';
import { Construct } from 'constructs';

export interface AccessAnalyzerProps {
  /**
   * Looks for roles, users, keys and permissions as well that nobody used for some days, 1 to 365. Costs 0.20 USD a month for each
   * role and user of the account; in one region only, because IAM is the same in all.
   * @default - no search for unused access
   */
  readonly unusedAccess?: { readonly afterDays: number };
}

/**
 * IAM Access Analyzer: finds buckets, keys, roles, queues and more that somebody outside of the account can use. One for each
 * account and region. Costs nothing.
 *
 * @throws InputError for days that AWS does not take, and for a second owner in the account and region.
 */
export class AccessAnalyzer extends Construct {
  readonly analyzer: AccessanalyzerAnalyzer;

  constructor(scope: Construct, id: string, props: AccessAnalyzerProps = {}) {
    super(scope, id);
    const { unusedAccess } = props;
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (AccessAnalyzer)`, [
      ...strangerProblems('the analyzer', props, ['unusedAccess']),
      ...unusedAccessProblems(unusedAccess),
    ]);
    stack.claimSingleton(this, 'account-access-analyzer');
    this.analyzer = new AccessanalyzerAnalyzer(this, 'analyzer', {
      analyzerName: stack.physicalName('access-analyzer', this, id),
      type: 'ACCOUNT',
    });
    if (unusedAccess === undefined) return;
    new AccessanalyzerAnalyzer(this, 'unused', {
      analyzerName: stack.physicalName('access-analyzer', this, id, 'unused'),
      type: 'ACCOUNT_UNUSED_ACCESS',
      configuration: { unusedAccess: { unusedAccessAge: unusedAccess.afterDays } },
    });
  }
}

function unusedAccessProblems(unusedAccess: unknown): Problem[] {
  if (unusedAccess === undefined) return [];
  if (!isRecord(unusedAccess)) {
    return [{ what: is('unusedAccess', unusedAccess), fix: 'use { afterDays: 90 }' }];
  }
  return [
    ...strangerProblems('unusedAccess', unusedAccess, ['afterDays']),
    ...wholeNumberProblems('unusedAccess.afterDays', unusedAccess['afterDays'], 1, 365),
  ];
}
