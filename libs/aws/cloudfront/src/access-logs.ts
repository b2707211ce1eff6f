import { ProjectStack } from '@ashlar/core';
import { CloudwatchLogDelivery } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery/index.js';
import { CloudwatchLogDeliveryDestination } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination/index.js';
import { CloudwatchLogDeliverySource } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-source/index.js';
import { Construct } from 'constructs';
import type { DistributionAccessLogs } from './distribution-props.js';

/** CloudFront hands its logs over in this region, wherever the bucket is. */
const HOME = 'us-east-1';

interface AccessLogsProps {
  readonly purpose: string;
  readonly distributionArn: string;
  readonly logs: DistributionAccessLogs;
}

/**
 * Brings the access logs of a distribution into a bucket (standard logging, version 2): version 1 writes to no bucket
 * whose ACLs are off.
 */
export class AccessLogs extends Construct {
  constructor(scope: Construct, id: string, { purpose, distributionArn, logs }: AccessLogsProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const provider = stack.providerIn(HOME, this);
    const source = new CloudwatchLogDeliverySource(this, 'source', {
      provider,
      name: stack.physicalName('log-delivery-source', this, purpose),
      logType: 'ACCESS_LOGS',
      resourceArn: distributionArn,
    });
    const destination = new CloudwatchLogDeliveryDestination(this, 'destination', {
      provider,
      name: stack.physicalName('log-delivery-destination', this, purpose),
      outputFormat: 'json',
      deliveryDestinationConfiguration: [{ destinationResourceArn: logs.bucketArn }],
    });
    new CloudwatchLogDelivery(this, 'delivery', {
      provider,
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
      dependsOn: logs.policy && [logs.policy],
    });
  }
}
