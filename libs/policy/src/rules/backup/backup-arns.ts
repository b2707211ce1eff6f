import type { Model, Resource } from '@ashlar/graph';
import { globMatches } from '../policies/glob.js';

/** What an ARN says of a resource itself: not where it is, and whose. */
export interface ArnParts {
  readonly service: string;
  /** `cluster:records`. */
  readonly name: string;
}

/** How AWS names what AWS Backup keeps: the service, what is before the name, and the attribute with the name. */
const ARNS: Readonly<Record<string, readonly [service: string, before: string, attribute: string]>> = {
  aws_db_instance: ['rds', 'db:', 'identifier'],
  aws_dynamodb_table: ['dynamodb', 'table/', 'name'],
  aws_ebs_volume: ['ec2', 'volume/', 'id'],
  aws_efs_file_system: ['elasticfilesystem', 'file-system/', 'id'],
  aws_instance: ['ec2', 'instance/', 'id'],
  aws_rds_cluster: ['rds', 'cluster:', 'cluster_identifier'],
  aws_s3_bucket: ['s3', '', 'bucket'],
};

/** The ARN of a resource; where AWS makes up its name, with the id of the resource in its place. */
export function backupArn(model: Model, resource: Resource): ArnParts | undefined {
  const [service, before, attribute] = ARNS[resource.type] ?? [];
  if (service === undefined || attribute === undefined) return undefined;
  const [target] = model.targets(resource, attribute);
  const name = target !== undefined && target.resource === undefined ? target.text : `<${resource.id}>`;
  return { service, name: `${before}${name}` };
}

/** Whether a pattern is of this ARN. Its partition, region and account are taken for the right ones. */
export function isArnOf(pattern: string, { service, name }: ArnParts): boolean {
  const parts = pattern.split(':');
  const [partition, region, account] = [parts[1], parts[3], parts[4]].map((part) =>
    part === undefined || /[*?]/.test(part) ? 'any' : part,
  );
  return globMatches(pattern, ['arn', partition, service, region, account, name].join(':'));
}
