import { ProjectStack } from '@ashlar/core';
import { ServiceRole } from '@ashlar/iam';
import type { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { Construct } from 'constructs';

/** The log group of every database of the account; RDS decides its name. */
const LOG_GROUP = 'log-group:RDSOSMetrics';

/** Lets RDS write metrics of the operating system to CloudWatch Logs, and nothing else. */
export class MonitoringRole extends Construct {
  readonly roleArn: string;
  readonly attachment: IamRolePolicyAttachment;

  constructor(scope: Construct, id: string, { purpose }: { readonly purpose: string }) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const role = new ServiceRole(this, 'role', {
      purpose: `${purpose}-monitoring`,
      service: 'monitoring.rds.amazonaws.com',
      may: [
        {
          sid: 'MakeLogGroup',
          actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
          resources: [stack.arn('logs', LOG_GROUP), stack.arn('logs', `${LOG_GROUP}:*`)],
        },
        {
          sid: 'WriteMetrics',
          actions: [
            'logs:CreateLogStream',
            'logs:DescribeLogStreams',
            'logs:GetLogEvents',
            'logs:PutLogEvents',
          ],
          resources: [stack.arn('logs', `${LOG_GROUP}:log-stream:*`)],
        },
      ],
    });
    this.roleArn = role.roleArn;
    this.attachment = role.attachment;
  }
}
