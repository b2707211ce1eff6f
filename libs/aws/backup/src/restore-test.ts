/** Either `tag`, as a `BackupPlan` publishes it, or `resourceArns`. */
interface Tested {
  readonly tag?: { readonly key: string; readonly value: string } | undefined;
  readonly resourceArns?: readonly string[];
  /**
   * Hours that what was restored stands, for a check of its content: 1 to 168. Until then it is billed like the original.
   * @default - AWS Backup removes it as soon as it is there
   */
  readonly validationHours?: number;
}

/** A cluster of Aurora, without instances, or an instance of RDS. Without a place of its own it would come up in the default VPC. */
export interface DatabaseTest extends Tested {
  readonly type: 'Aurora' | 'RDS';
  /** Of isolated subnets. */
  readonly subnetGroupName: string;
  /** That nobody connects through: nobody needs to. */
  readonly securityGroupIds: readonly string[];
}

/** A bucket of its own, or a table. */
export interface StoreTest extends Tested {
  readonly type: 'DynamoDB' | 'S3';
  /** Encrypts what is restored; AWS Backup would take a key of AWS. */
  readonly kmsKeyArn: string;
}

export type RestoreTest = DatabaseTest | StoreTest;

/**
 * What the restored one has instead of what AWS Backup would guess. Lists are written as JSON, as its API wants them.
 *
 * asOf: 2026-11, source: AWS Backup guide, "Restore testing inferred metadata"
 */
export function restoreMetadata(test: RestoreTest): Record<string, string> {
  switch (test.type) {
    case 'Aurora':
    case 'RDS':
      return {
        dbSubnetGroupName: test.subnetGroupName,
        vpcSecurityGroupIds: `[${[...test.securityGroupIds]
          .sort()
          .map((id) => `"${id}"`)
          .join(',')}]`,
        ...(test.type === 'RDS' ? { publiclyAccessible: 'false' } : {}),
      };
    case 'DynamoDB':
      return { encryptionType: 'KMS', kmsMasterKeyArn: test.kmsKeyArn };
    case 'S3':
      return { encryptionType: 'SSE-KMS', kmsKey: test.kmsKeyArn };
  }
}
