/**
 * What AWS Backup protects, as its settings of a region call it.
 *
 * asOf: 2026-11
 * source: documentation of aws_backup_region_settings, AWS provider 6; AWS Backup guide, "Feature availability by resource"
 * refresh: `aws backup describe-region-settings`. A type that AWS adds and that is missing here shows up in every plan.
 */
export const resourceTypes = [
  'Aurora',
  'CloudFormation',
  'DSQL',
  'DocumentDB',
  'DynamoDB',
  'EBS',
  'EC2',
  'EFS',
  'FSx',
  'Neptune',
  'RDS',
  'Redshift',
  'Redshift Serverless',
  'S3',
  'SAP HANA on Amazon EC2',
  'Storage Gateway',
  'VirtualMachine',
] as const;

/**
 * Types of which AWS tells in some regions, and refuses to be told in others: what somebody chose for them stays as it is, and no
 * plan shows them.
 */
export const unsettled = ['EKS', 'Timestream'] as const;

export type ResourceType = (typeof resourceTypes)[number];
