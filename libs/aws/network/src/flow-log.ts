import { ProjectStack } from '@ashlar/core';
import { LogGroup } from '@ashlar/log-group';
import { ServiceRole } from '@ashlar/iam';
import { FlowLog as AwsFlowLog } from '@cdktf/provider-aws/lib/flow-log/index.js';
import { Construct } from 'constructs';
import type { FlowLogs } from './network-props.js';

export interface FlowLogProps extends FlowLogs {
  readonly vpcId: string;
  /** Part of the names of the log group and the role. */
  readonly purpose: string;
}

/** Metadata of every connection of a VPC, in an encrypted log group. */
export class FlowLog extends Construct {
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: FlowLogProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { account, region } = stack.environment;
    const { logGroupArn, logGroupName } = new LogGroup(this, 'records', {
      name: stack.physicalName('log-group', this, stack.stackName, props.purpose),
      kmsKeyArn: props.kmsKeyArn,
      retentionDays: props.retentionDays,
      keep: props.keep ?? true,
    });
    this.logGroupName = logGroupName;
    const role = new ServiceRole(this, 'writer', {
      purpose: props.purpose,
      service: 'vpc-flow-logs.amazonaws.com',
      trustConditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${stack.partition}:ec2:${region}:${account}:vpc-flow-log/*` },
      },
      may: [
        {
          sid: 'WriteFlowLogs',
          actions: [
            'logs:CreateLogStream',
            'logs:DescribeLogGroups',
            'logs:DescribeLogStreams',
            'logs:PutLogEvents',
          ],
          resources: [`${logGroupArn}:*`],
        },
      ],
    });
    new AwsFlowLog(this, 'log', {
      vpcId: props.vpcId,
      trafficType: props.traffic ?? 'ALL',
      maxAggregationInterval: props.aggregationSeconds ?? 60,
      logDestinationType: 'cloud-watch-logs',
      logDestination: logGroupArn,
      iamRoleArn: role.roleArn,
      dependsOn: [role.attachment],
      tags: { Name: `${stack.app}-${stack.environment.name}-${props.purpose}` },
    });
  }
}
