import type { Resource } from '@ashlar/graph';
import { block, blocks, written } from './attributes.js';
import type { View } from './view.js';
import type { Label } from './workload-types.js';
import { count } from './words.js';

/** What stands between the internet and a VPC, in no subnet. */
export const edgeTypes: Readonly<Record<string, (resource: Resource, view: View) => Label>> = {
  aws_acm_certificate: ({ attributes }) => ({
    title: 'Certificate (ACM)',
    lines: [
      ...new Set([
        written(attributes, 'domain_name') ?? 'of a domain',
        ...[attributes['subject_alternative_names'] ?? []].flat().map(String),
      ]),
    ],
  }),
  aws_cloudfront_distribution: ({ attributes }) => ({
    title: 'CloudFront',
    lines: [attributes['aliases'] ?? []].flat().map(String),
  }),
  aws_route53_zone: (zone, view) => ({
    title: 'Route 53 zone',
    lines: [
      written(zone.attributes, 'name') ?? view.nameOf(zone),
      count(view.pointing('aws_route53_record', 'zone_id', zone).length, 'record'),
    ],
  }),
  aws_wafv2_web_acl: (acl) => {
    const rules = blocks(acl.attributes, 'rule').map((rule) => block(rule, 'statement'));
    const limits = rules.flatMap((statement) => blocks(statement, 'rate_based_statement'));
    const managed = rules.filter(
      (statement) => block(statement, 'managed_rule_group_statement') !== undefined,
    );
    return {
      title: 'Firewall (WAF)',
      lines: [
        `${count(rules.length, 'rule')}, ${count(managed.length, 'managed group')}`,
        ...limits.map(
          (limit) =>
            `${written(limit, 'limit')} requests in ${Number(written(limit, 'evaluation_window_sec') ?? 300) / 60} min`,
        ),
      ],
    };
  },
};
