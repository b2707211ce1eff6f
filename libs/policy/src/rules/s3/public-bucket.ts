import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { policiesOf } from '../policies/policies-of.js';
import { isForAnybody, type PolicyStatement, speaksOf } from '../policies/policy-statement.js';
import { evidence } from '../reading/attribute-rule.js';
import { partsOf } from '../reading/parts.js';
import { settingOf, valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';

/** What S3 takes for "not public": https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
const NARROWING =
  /^(aws:(principalorgid|principalorgpaths|principalaccount|principalarn|sourcearn|sourceaccount|sourceip|sourceowner|sourcevpc|sourcevpce|userid)|s3:(dataaccesspointarn|dataaccesspointaccount|x-amz-server-side-encryption-aws-kms-key-id))$/i;

const EVERYBODY = /^0\.0\.0\.0\/0$|^::\/0$|^\*$/;

/** Operators that ask for a value: those with `IfExists` or `ForAllValues` also hold where there is none. */
const ASKING = /^(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like)|IpAddress)$/;

const isNarrowed = ({ conditions }: PolicyStatement) =>
  conditions.some(
    ({ operator, key, values }) =>
      NARROWING.test(key) && ASKING.test(operator) && !values.some((value) => EVERYBODY.test(value)),
  );

/** Lists that open a bucket, by what everybody gets. */
const OPEN_LISTS = {
  read: ['public-read', 'public-read-write', 'authenticated-read'],
  write: ['public-read-write'],
};

const EVERYBODYS_GRANTS = { read: ['READ', 'FULL_CONTROL'], write: ['WRITE', 'FULL_CONTROL'] };

const ACTIONS = {
  read: ['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket', 's3:ListBucketVersions'],
  write: [
    's3:PutObject',
    's3:DeleteObject',
    's3:DeleteObjectVersion',
    's3:PutObjectAcl',
    's3:PutBucketPolicy',
  ],
};

type Use = keyof typeof ACTIONS;

/** Whether the bucket, or the account, is told to. */
const blocks = (model: Model, bucket: Resource, attribute: string) =>
  [
    ...partsOf(model, bucket, 'aws_s3_bucket_public_access_block', 'bucket'),
    ...model.all('aws_s3_account_public_access_block'),
  ].some((block) => settingOf(model, block, attribute).values.includes('true'));

const isOpen = (statement: PolicyStatement) =>
  (isForAnybody(statement) || statement.isForOthers) && !isNarrowed(statement);

function openByPolicy(model: Model, bucket: Resource, use: Use): { open: string[]; unread: string[] } {
  const policies = partsOf(model, bucket, 'aws_s3_bucket_policy', 'bucket').map((policy) =>
    policiesOf(model, policy),
  );
  const open = policies
    .flatMap(({ statements }) => statements)
    .filter((statement) => statement.effect === 'Allow' && isOpen(statement))
    .flatMap((statement) => ACTIONS[use].filter((action) => speaksOf(statement, action)));
  return { open: [...new Set(open)], unread: policies.flatMap(({ unread }) => unread) };
}

const openByList = (model: Model, bucket: Resource, use: Use): string[] =>
  partsOf(model, bucket, 'aws_s3_bucket_acl', 'bucket').flatMap((list) => [
    ...settingOf(model, list, 'acl').values.filter((acl) => OPEN_LISTS[use].includes(acl)),
    ...valuesAt(list.attributes, 'access_control_policy.grant')
      .filter((grant) => /AllUsers|AuthenticatedUsers/.test(String(valuesAt(grant, 'grantee.uri')[0])))
      .flatMap((grant) => valuesAt(grant, 'permission').map(String))
      .filter((permission) => EVERYBODYS_GRANTS[use].includes(permission)),
  ]);

const notPublic = (use: Use, rule: Omit<Rule, 'judge'>): Rule => ({
  ...rule,
  judge: each(['aws_s3_bucket'], (bucket, model) => {
    const ignored = ['restrict_public_buckets', 'ignore_public_acls'].filter((setting) =>
      blocks(model, bucket, setting),
    );
    const policy = ignored.includes('restrict_public_buckets')
      ? { open: [], unread: [] }
      : openByPolicy(model, bucket, use);
    const lists = ignored.includes('ignore_public_acls') ? [] : openByList(model, bucket, use);
    const open = [
      ...(policy.open.length > 0 ? [`its policy lets everybody ${policy.open.join(', ')}`] : []),
      ...(lists.length > 0 ? [`its access list gives everybody ${lists.join(', ')}`] : []),
    ];
    if (open.length > 0) return fail(open.join('; '));
    return policy.unread.length > 0
      ? unknown(`its policy is ${policy.unread.join(', ')}: ${evidence(rule.id)}`)
      : pass(
          ignored.length === 2
            ? `${ignored.join(' and ')} are true`
            : 'neither its policy nor an access list lets everybody in',
        );
  }),
});

export const publicBucketRules: readonly Rule[] = [
  notPublic('read', {
    id: 'S3_BUCKET_PUBLIC_READ_PROHIBITED',
    holds: 'Not everybody can read a bucket.',
    why: 'What everybody can read, search engines for open buckets find within hours.',
    fix: 'Block public access (all four settings), and let CloudFront or roles read.',
  }),
  notPublic('write', {
    id: 'S3_BUCKET_PUBLIC_WRITE_PROHIBITED',
    holds: 'Not everybody can write to a bucket.',
    why: 'Everybody could destroy or replace what is in it, on our bill.',
    fix: 'Block public access (all four settings), and let roles write.',
  }),
];
