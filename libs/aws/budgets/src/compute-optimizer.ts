import { ProjectStack } from '@ashlar/core';
import { ComputeoptimizerEnrollmentStatus } from '@cdktf/provider-aws/lib/computeoptimizer-enrollment-status/index.js';
import { Construct } from 'constructs';

/**
 * Lets Compute Optimizer look at the metrics of the account and say which tasks, functions, volumes and databases are
 * too large or too small; it changes nothing. The first recommendations come within a day, for what has enough
 * history: a day of metrics for services of ECS, more for others. Once for each account, in all regions. Costs nothing.
 *
 * @throws InputError when another stack of the account has enrolled it.
 */
export class ComputeOptimizer extends Construct {
  readonly enrolment: ComputeoptimizerEnrollmentStatus;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    ProjectStack.of(this).claimSingleton(this, 'compute-optimizer');
    // Accounts of an organization enrol themselves: from here it would touch those of others.
    this.enrolment = new ComputeoptimizerEnrollmentStatus(this, 'enrolment', {
      status: 'Active',
      includeMemberAccounts: false,
    });
  }
}
