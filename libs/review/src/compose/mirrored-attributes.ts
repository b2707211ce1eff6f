import type { Attributes, PlannedChange } from '@ashlar/graph';
import { isObject } from '../rules/reading/values-at.js';

/** An attribute in which a resource reads back what another resource sets. */
interface Mirror {
  readonly attribute: string;
  /** Types of the other resource. */
  readonly types: readonly string[];
  /** Where the other resource names this one, and how this one is called. */
  readonly of: string;
  readonly id: string;
}

const bucket = (attribute: string, ...types: readonly string[]): Mirror => ({
  ...{ attribute, types, of: 'bucket', id: 'bucket' },
});

/**
 * Attributes that are set by resources of their own: after these were made, the first reading finds them changed, and nobody did
 * anything.
 * asOf: 2026-11. source: the deprecated blocks of `aws_s3_bucket` and of `aws_iam_role`, and the computed
 * blocks of the others, in hashicorp/aws 5.100 and 6.25.
 * refresh: when the provider splits another resource.
 */
const MIRRORS: Readonly<Record<string, readonly Mirror[]>> = {
  aws_s3_bucket: [
    bucket('acceleration_status', 'aws_s3_bucket_accelerate_configuration'),
    bucket('acl', 'aws_s3_bucket_acl'),
    bucket('cors_rule', 'aws_s3_bucket_cors_configuration'),
    bucket('grant', 'aws_s3_bucket_acl'),
    bucket('lifecycle_rule', 'aws_s3_bucket_lifecycle_configuration'),
    bucket('logging', 'aws_s3_bucket_logging'),
    bucket('object_lock_configuration', 'aws_s3_bucket_object_lock_configuration'),
    bucket('policy', 'aws_s3_bucket_policy'),
    bucket('replication_configuration', 'aws_s3_bucket_replication_configuration'),
    bucket('request_payer', 'aws_s3_bucket_request_payment_configuration'),
    bucket('server_side_encryption_configuration', 'aws_s3_bucket_server_side_encryption_configuration'),
    bucket('versioning', 'aws_s3_bucket_versioning'),
    bucket('website', 'aws_s3_bucket_website_configuration'),
  ],
  aws_iam_policy: [
    ...[
      'aws_iam_group_policy_attachment',
      'aws_iam_role_policy_attachment',
      'aws_iam_user_policy_attachment',
    ].map((type) => ({ attribute: 'attachment_count', types: [type], of: 'policy_arn', id: 'arn' })),
  ],
  aws_rds_cluster: [
    {
      attribute: 'cluster_members',
      types: ['aws_rds_cluster_instance'],
      of: 'cluster_identifier',
      id: 'cluster_identifier',
    },
  ],
  aws_route_table: [
    { attribute: 'route', types: ['aws_route'], of: 'route_table_id', id: 'id' },
    {
      attribute: 'propagating_vgws',
      types: ['aws_vpn_gateway_route_propagation'],
      of: 'route_table_id',
      id: 'id',
    },
  ],
  aws_security_group: ['ingress', 'egress'].map((attribute) => ({
    attribute,
    types: ['aws_security_group_rule', `aws_vpc_security_group_${attribute}_rule`],
    ...{ of: 'security_group_id', id: 'id' },
  })),
  aws_iam_role: [
    { attribute: 'inline_policy', types: ['aws_iam_role_policy'], of: 'role', id: 'name' },
    { attribute: 'managed_policy_arns', types: ['aws_iam_role_policy_attachment'], of: 'role', id: 'name' },
  ],
};

/** Attributes of a resource that other resources of the same plan set. */
export function mirroredAttributes(
  { type, before }: PlannedChange,
  changes: readonly PlannedChange[],
): ReadonlySet<string> {
  const mirrors = Object.hasOwn(MIRRORS, type) ? (MIRRORS[type] ?? []) : [];
  if (mirrors.length === 0 || !isObject(before)) return new Set();
  const isSetBy = ({ types, of, id }: Mirror) =>
    changes.some(
      (other) =>
        types.includes(other.type) &&
        [other.before, other.after].some((values) => isObject(values) && isCalled(values, of, before[id])),
    );
  return new Set(mirrors.filter(isSetBy).map(({ attribute }) => attribute));
}

const isCalled = (values: Attributes, of: string, id: unknown) => id !== undefined && values[of] === id;
