import type { PlannedChange } from '@ashlar/graph';
import type { Judgement, Rule } from './rule.js';
import { type RemovedSafeguard, removing } from './reading/removed-safeguards.js';
import { left, removed, type Safeguard, turnedOff, weakening } from './reading/safeguard.js';
import { isObject, isOn, valuesAt } from './reading/values-at.js';

const KEEP = 'leave it encrypted';
const AT_REST = 'no longer encrypts what it stores';
const ON_THE_WAY = 'no longer encrypts what is on the way';

const off = (path: string, what: string, types: Safeguard['types'] = '*'): Safeguard => ({
  ...{ types, path, loses: turnedOff, what, fix: KEEP },
});

const noKey = (path: string): Safeguard => ({
  ...{ types: '*', path, loses: removed },
  what: 'no longer uses your own key: who may read it is up to AWS',
  fix: 'leave the key',
});

/** Policies of load balancers that still speak TLS 1.0 or 1.1, and those of CloudFront, API Gateway and OpenSearch. */
const WEAK_TLS =
  /^(ELBSecurityPolicy-(2015-05|2016-08|FS-2018-06|TLS-1-[01]-.*|TLS13-1-[01]-.*|FS-1-1-.*)|SSLv3|TLSv1(\.1)?(_2016)?|TLS_1_0|Policy-Min-TLS-1-0-.*)$/;

const weaker: Safeguard['loses'] = (before, after) =>
  before.length > 0 && !before.some(isWeak) && after.some(isWeak);

const isWeak = (value: unknown) => WEAK_TLS.test(String(value));

const strongTls = (path: string): Safeguard => ({
  ...{ types: '*', path, loses: weaker, worst: 'TLSv1' },
  what: 'accepts TLS 1.0 or 1.1 again',
  fix: 'leave a policy that begins at TLS 1.2',
});

/**
 * What encrypts.
 * asOf: 2026-11. source: the arguments of hashicorp/aws 5.100 and 6.25, the security policies in the guides of Elastic Load
 * Balancing, CloudFront and API Gateway. refresh: with the provider.
 */
const SAFEGUARDS: readonly Safeguard[] = [
  off('encrypted', AT_REST),
  off('storage_encrypted', AT_REST),
  off('at_rest_encryption_enabled', AT_REST),
  off('encrypt_at_rest.enabled', AT_REST),
  off('server_side_encryption.enabled', AT_REST),
  off('sqs_managed_sse_enabled', AT_REST),
  off('root_volume_encryption_enabled', AT_REST),
  off('user_volume_encryption_enabled', AT_REST),
  off('root_block_device.encrypted', AT_REST),
  off('ebs_block_device.encrypted', AT_REST),
  off('block_device_mappings.ebs.encrypted', AT_REST),
  off('enabled', 'no longer encrypts new volumes', ['aws_ebs_encryption_by_default']),
  off('transit_encryption_enabled', ON_THE_WAY),
  off('node_to_node_encryption.enabled', ON_THE_WAY),
  off('domain_endpoint_options.enforce_https', ON_THE_WAY),
  off('enable_key_rotation', 'no longer rotates the key', ['aws_kms_key']),
  noKey('kms_key_id'),
  noKey('kms_key_arn'),
  noKey('kms_master_key_id'),
  noKey('encryption_config.provider.key_arn'),
  {
    ...{
      types: ['aws_kinesis_stream'],
      path: 'encryption_type',
      loses: left('KMS'),
      what: AT_REST,
      fix: KEEP,
    },
  },
  {
    ...{ types: ['aws_ssm_parameter'], path: 'type', loses: left('SecureString') },
    ...{ what: 'stores the parameter in plain text', fix: KEEP },
  },
  {
    ...{ types: ['aws_s3_bucket_server_side_encryption_configuration'], fix: 'leave the key' },
    path: 'rule.apply_server_side_encryption_by_default.sse_algorithm',
    loses: left('aws:kms', 'aws:kms:dsse'),
    what: 'encrypts with the key of S3 instead of yours',
  },
  {
    ...{ types: ['aws_lb_listener', 'aws_alb_listener'], path: 'protocol', loses: left('HTTPS', 'TLS') },
    ...{ what: ON_THE_WAY, fix: KEEP },
  },
  {
    ...{
      types: ['aws_lb_target_group', 'aws_alb_target_group'],
      path: 'protocol',
      loses: left('HTTPS', 'TLS'),
    },
    ...{ what: 'no longer encrypts between the load balancer and its targets', fix: KEEP },
  },
  {
    ...{ types: ['aws_lb_listener', 'aws_alb_listener'], path: 'default_action.redirect.protocol' },
    ...{ loses: left('HTTPS'), what: 'no longer leads from HTTP to HTTPS', fix: 'leave the redirect' },
  },
  {
    ...{ types: ['aws_cloudfront_distribution'], path: 'default_cache_behavior.viewer_protocol_policy' },
    ...{ loses: left('redirect-to-https', 'https-only'), what: 'answers without encryption', fix: KEEP },
  },
  {
    ...{ types: ['aws_cloudfront_distribution'], path: 'ordered_cache_behavior.viewer_protocol_policy' },
    loses: (before, after) => !before.includes('allow-all') && after.includes('allow-all'),
    ...{ worst: 'allow-all', what: 'answers without encryption', fix: KEEP },
  },
  {
    ...{ types: ['aws_msk_cluster'], path: 'encryption_info.encryption_in_transit.client_broker' },
    ...{ loses: left('TLS'), what: 'lets clients speak without encryption', fix: KEEP },
  },
  {
    ...{ types: ['aws_ecs_task_definition'], path: 'volume.efs_volume_configuration.transit_encryption' },
    ...{ loses: left('ENABLED'), what: ON_THE_WAY, fix: KEEP },
  },
  strongTls('ssl_policy'),
  strongTls('viewer_certificate.minimum_protocol_version'),
  strongTls('security_policy'),
  strongTls('domain_endpoint_options.tls_security_policy'),
];

const REMOVED: Readonly<Record<string, RemovedSafeguard>> = {
  aws_s3_bucket_server_side_encryption_configuration: {
    ...{
      what: 'encrypts with the key of S3 instead of what was configured',
      of: ['bucket', 'aws_s3_bucket'],
      fix: 'leave it',
    },
  },
  aws_ebs_encryption_by_default: { what: 'no longer encrypts new volumes', fix: KEEP },
};

/** Parameters of databases by which clients have to encrypt, and their values that say so. */
const FORCING = ['rds.force_ssl', 'require_secure_transport', 'require_ssl', 'tls'];

function parameterOff({ before, after }: PlannedChange): Judgement[] {
  if (!isObject(before) || !isObject(after) || !Array.isArray(before['parameter'])) return [];
  const [was, is] = [forcedIn(before), forcedIn(after)];
  return was
    .filter((name) => !is.includes(name))
    .map((name) => ({
      verdict: 'danger',
      what: `lets clients of the database speak without encryption (${name})`,
      fix: KEEP,
      attributes: ['parameter'],
    }));
}

const forcedIn = (group: unknown): string[] =>
  valuesAt(group, 'parameter')
    .filter(isObject)
    .filter(({ name, value }) => FORCING.includes(String(name)) && (isOn(value) || String(value) === '1'))
    .map(({ name }) => String(name));

const [weakened, taken] = [weakening(SAFEGUARDS), removing(REMOVED)];

export const encryptionOff: Rule = {
  id: 'encryption-off',
  holds: 'nothing that was encrypted is encrypted less',
  judge: (change, context) => [...weakened(change), ...taken(change, context), ...parameterOff(change)],
};
