import { DataAwsEc2ManagedPrefixList } from '@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list/index.js';
import { Construct } from 'constructs';

/**
 * The addresses from which CloudFront asks origins, and how many rules of a security group they count as.
 *
 * asOf: 2026-11
 * source: CloudFront developer guide, "Use the CloudFront managed prefix list": its weight is 55
 * refresh: `aws ec2 describe-managed-prefix-lists --filters Name=owner-id,Values=AWS`, field MaxEntries
 */
const PREFIX_LIST = 'com.amazonaws.global.cloudfront.origin-facing';
const ENTRIES = 55;

export interface CloudFrontClient {
  readonly prefixListId: string;
  readonly description: string;
  /** One port only: a second one would break the 60 rules of a security group. */
  readonly ports: readonly ['https'];
  readonly entries: number;
}

/**
 * Who may connect to a load balancer that CloudFront alone asks: `clients: cloudFrontClients(this)`. Terraform looks the
 * list up with each plan; AWS keeps it current. It has the addresses of everybody's distributions, not of yours alone.
 */
export function cloudFrontClients(scope: Construct): { readonly cloudfront: CloudFrontClient } {
  const list = new DataAwsEc2ManagedPrefixList(scope, 'cloudfront-addresses', { name: PREFIX_LIST });
  return {
    cloudfront: {
      prefixListId: list.id,
      description: 'CloudFront',
      ports: ['https'],
      entries: ENTRIES,
    },
  };
}
