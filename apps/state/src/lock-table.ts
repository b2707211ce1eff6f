import { ProjectStack } from '@ashlar/core';
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js';
import { Construct } from 'constructs';

export interface LockTableProps {
  readonly name: string;
  readonly kmsKeyArn: string;
}

/** One row for each state that is being changed, and one with the checksum of each state. */
export class LockTable extends Construct {
  readonly tableName: string;

  constructor(scope: Construct, id: string, { name, kmsKeyArn }: LockTableProps) {
    super(scope, id);
    ProjectStack.of(this).claimName('dynamodb-table', this, name);
    const table = new DynamodbTable(this, 'table', {
      name,
      billingMode: 'PAY_PER_REQUEST',
      // The S3 backend wants exactly this key.
      hashKey: 'LockID',
      attribute: [{ name: 'LockID', type: 'S' }],
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn },
      deletionProtectionEnabled: true,
    });
    this.tableName = table.name;
  }
}
