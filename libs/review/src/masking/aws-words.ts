/**
 * What ids of AWS begin with, before 8 or 17 digits in hex.
 *
 * asOf: 2026-11
 * source: the ids in the examples of the AWS CLI reference (ec2, efs, route53resolver, organizations) and in the import
 *   examples of hashicorp/aws 5.100
 */
const ID_PREFIXES = new Set([
  ...['i', 'vol', 'snap', 'ami', 'r', 'eni', 'eni-attach', 'eipalloc', 'eipassoc', 'key', 'lt', 'pg', 'fr'],
  ...['vpc', 'vpc-cidr-assoc', 'subnet', 'subnet-cidr-assoc', 'sg', 'sgr', 'acl', 'aclassoc', 'dopt', 'fl'],
  ...['igw', 'eigw', 'nat', 'rtb', 'rtbassoc', 'pcx', 'vpce', 'vpce-svc', 'vpce-svc-perm', 'pl', 'cagw'],
  ...['tgw', 'tgw-attach', 'tgw-rtb', 'tgw-mcast-domain', 'vgw', 'cgw', 'vpn', 'cvpn-endpoint', 'lgw'],
  ...['fs', 'fsap', 'fsmt', 'fsvol', 'svm', 'backup', 'rslvr-in', 'rslvr-out', 'rslvr-rr', 'rslvr-rrassoc'],
  ...[
    'rslvr-fdg',
    'rslvr-fdl',
    'rslvr-frg',
    'rslvr-frgassoc',
    'rni',
    'ni',
    'ipam',
    'ipam-pool',
    'ipam-scope',
  ],
  ...['ipam-res-disco', 'ipam-res-disco-assoc', 'eice', 'nip', 'nipa', 'tmt', 'tms', 'tmf', 'mm', 'mw', 'aw'],
  ...['cr', 'capacity-reservation', 'h', 'hr', 'ac', 'vai', 'vaf', 'sir', 'sfr', 'fleet', 'import-ami', 'e'],
]);

/** `vpc-0a1b2c3d4e5f67890`. */
export function isAwsId(text: string): boolean {
  const [, prefix, digits = ''] = /^([a-z-]+)-([0-9a-f]+)$/.exec(text) ?? [];
  return prefix !== undefined && ID_PREFIXES.has(prefix) && (digits.length === 8 || digits.length === 17);
}

/** `us-east-1`, `us-gov-west-1`, and its zones `us-east-1a`, `use1-az4`. */
export const isRegionOrZone = (text: string): boolean =>
  /^([a-z]{2}(-gov|-iso[a-z]?)?-[a-z]{4,9}-\d[a-z]?|[a-z]{3,5}\d-az\d)$/.test(text);
