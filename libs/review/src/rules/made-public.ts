import type { PlannedChange } from '@ashlar/graph';
import { isWholeInternet } from './reading/ip-ranges.js';
import { isObject, isOn, isUnknownAt, valuesAt } from './reading/values-at.js';
import type { Judgement } from './rule.js';

/** A setting by which something can be reached from the internet, or by anybody. */
interface PublicSetting {
  /** None: every type that has it. */
  readonly types?: readonly string[];
  readonly path: string;
  isPublic(values: readonly unknown[]): boolean;
  readonly what: string;
  readonly fix: string;
  /** What to think of something new that is public. @default danger */
  readonly whenNew?: 'danger' | 'review' | 'nothing';
}

const someOn = (values: readonly unknown[]) => values.some(isOn);
const oneOf =
  (...words: readonly string[]) =>
  (values: readonly unknown[]) =>
    values.some((value) => words.includes(String(value)));
const notOn = (values: readonly unknown[]) => values.length > 0 && !values.some(isOn);

const isAny = (values: readonly unknown[]) => values.length > 0;

const NAMED = 'name the accounts and the ranges that need it';
const PRIVATE = 'leave it private, and reach it through what stands in front';

/**
 * Settings by which the internet comes in.
 * asOf: 2026-11. source: the arguments of hashicorp/aws 5.100 and 6.25. refresh: with the provider.
 */
const SETTINGS: readonly PublicSetting[] = [
  { path: 'publicly_accessible', isPublic: someOn, what: 'gives it a public address', fix: PRIVATE },
  {
    ...{ types: ['aws_lb', 'aws_alb', 'aws_elb'], path: 'internal', isPublic: notOn, whenNew: 'review' },
    ...{ what: 'makes the load balancer reachable from the internet', fix: PRIVATE },
  },
  {
    ...{ types: ['aws_instance'], path: 'associate_public_ip_address', isPublic: someOn, whenNew: 'review' },
    ...{ what: 'gives the server a public address', fix: PRIVATE },
  },
  {
    ...{ types: ['aws_launch_template'], path: 'network_interfaces.associate_public_ip_address' },
    ...{ isPublic: someOn, whenNew: 'review', what: 'gives servers public addresses', fix: PRIVATE },
  },
  {
    ...{ types: ['aws_ecs_service'], path: 'network_configuration.assign_public_ip', isPublic: someOn },
    ...{ whenNew: 'review', what: 'gives tasks public addresses', fix: PRIVATE },
  },
  {
    ...{ types: ['aws_subnet'], path: 'map_public_ip_on_launch', isPublic: someOn, whenNew: 'nothing' },
    ...{ what: 'gives whatever starts in the subnet a public address', fix: PRIVATE },
  },
  {
    types: ['aws_s3_bucket', 'aws_s3_bucket_acl'],
    ...{ path: 'acl', isPublic: oneOf('public-read', 'public-read-write', 'authenticated-read') },
    ...{ what: 'lets anybody read the objects', fix: 'publish through CloudFront' },
  },
  {
    types: ['aws_lambda_function_url'],
    ...{ path: 'authorization_type', isPublic: oneOf('NONE'), what: 'lets anybody call the function' },
    fix: 'use AWS_IAM, or put CloudFront or an API with an authorizer in front',
  },
  {
    types: ['aws_api_gateway_method'],
    ...{
      path: 'authorization',
      isPublic: oneOf('NONE'),
      whenNew: 'review',
      what: 'lets anybody call the method',
    },
    fix: 'ask for an authorizer, IAM or an API key',
  },
  {
    types: ['aws_apigatewayv2_route'],
    ...{
      path: 'authorization_type',
      isPublic: oneOf('NONE'),
      whenNew: 'review',
      what: 'lets anybody call the route',
    },
    fix: 'ask for an authorizer or IAM',
  },
  {
    ...{ types: ['aws_api_gateway_rest_api'], path: 'endpoint_configuration.types', whenNew: 'nothing' },
    ...{ isPublic: oneOf('EDGE', 'REGIONAL'), what: 'publishes the API', fix: PRIVATE },
  },
  {
    ...{ types: ['aws_ami_launch_permission'], path: 'group', isPublic: oneOf('all') },
    ...{ what: 'gives the image to everybody', fix: 'name the accounts that need it' },
  },
  {
    ...{ types: ['aws_msk_cluster'], path: 'broker_node_group_info.connectivity_info.public_access.type' },
    ...{ isPublic: oneOf('SERVICE_PROVIDED_EIPS'), what: 'gives the brokers public addresses', fix: PRIVATE },
  },
  {
    ...{ types: ['aws_neptunegraph_graph'], path: 'public_connectivity' },
    ...{ isPublic: someOn, what: 'gives it a public address', fix: PRIVATE },
  },
  {
    ...{ types: ['aws_ec2_managed_prefix_list'], path: 'entry.cidr', isPublic: isWholeInternet },
    ...{ what: 'lets the whole internet in wherever the list is used', fix: NAMED },
  },
  {
    ...{ types: ['aws_ec2_managed_prefix_list_entry'], path: 'cidr', isPublic: isWholeInternet },
    ...{ what: 'lets the whole internet in wherever the list is used', fix: NAMED },
  },
  {
    ...{ types: ['aws_db_snapshot', 'aws_db_snapshot_copy', 'aws_rds_cluster_snapshot_copy'] },
    ...{
      path: 'shared_accounts',
      isPublic: oneOf('all'),
      what: 'gives the snapshot to everybody',
      fix: NAMED,
    },
  },
  {
    ...{ types: ['aws_db_cluster_snapshot'], path: 'shared_accounts', isPublic: oneOf('all') },
    ...{ what: 'gives the snapshot to everybody', fix: NAMED },
  },
  {
    ...{ types: ['aws_ssm_document'], path: 'permissions.account_ids', isPublic: oneOf('All', 'all') },
    ...{ what: 'gives the document to everybody', fix: NAMED },
  },
  {
    types: ['aws_s3_bucket_acl'],
    path: 'access_control_policy.grant.grantee.uri',
    isPublic: (values) => values.some((uri) => /\/global\/(All|Authenticated)Users$/.test(String(uri))),
    ...{ what: 'lets anybody at the objects', fix: 'publish through CloudFront' },
  },
  {
    ...{ types: ['aws_cognito_identity_pool'], path: 'allow_unauthenticated_identities', isPublic: someOn },
    ...{ what: 'gives credentials to whoever asks', fix: 'let only those in who have signed in' },
  },
  {
    ...{ types: ['aws_ram_resource_share'], path: 'allow_external_principals', isPublic: someOn },
    ...{ whenNew: 'review', what: 'lets other organizations share it', fix: NAMED },
  },
  {
    ...{ types: ['aws_snapshot_create_volume_permission'], path: 'account_id', isPublic: isAny },
    ...{ whenNew: 'review', what: 'gives the snapshot to another account', fix: NAMED },
  },
  {
    ...{ types: ['aws_kms_grant'], path: 'grantee_principal', isPublic: isAny },
    ...{ whenNew: 'review', what: 'lets somebody use the key beside its policy', fix: NAMED },
  },
  {
    ...{ types: ['aws_iam_access_key'], path: 'user', isPublic: isAny, whenNew: 'review' },
    ...{ what: 'makes a key that lasts, and is in the state', fix: 'use a role instead' },
  },
];

const ofAny = SETTINGS.filter(({ types }) => types === undefined);
const ofType = new Map(
  SETTINGS.flatMap(({ types = [] }) => types).map((type) => [
    type,
    SETTINGS.filter(({ types }) => types === undefined || types.includes(type)),
  ]),
);

/** What becomes public by a setting, and was not. */
export function madePublic(change: PlannedChange): Judgement[] {
  const { type, action, after } = change;
  if (!isObject(after) || !['create', 'update', 'replace'].includes(action)) return [];
  return (ofType.get(type) ?? ofAny).flatMap((setting) => judgementOf(setting, change));
}

function judgementOf(setting: PublicSetting, { before, after, afterUnknown }: PlannedChange): Judgement[] {
  const { path, what, fix, isPublic, whenNew = 'danger' } = setting;
  const isNew = before === null;
  if (!isNew && isPublic(valuesAt(before, path))) return [];
  const attributes = [path];
  if (!isNew && isUnknownAt(afterUnknown, path))
    return [
      { verdict: 'review', what: `perhaps ${what}: ${path} is known after the apply only`, fix, attributes },
    ];
  if (!isPublic(valuesAt(after, path)) || (isNew && whenNew === 'nothing')) return [];
  return [{ verdict: isNew && whenNew === 'review' ? 'review' : 'danger', what, fix, attributes }];
}
