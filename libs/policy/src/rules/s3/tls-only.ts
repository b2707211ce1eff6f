import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { globMatches } from '../policies/glob.js';
import { policiesOf } from '../policies/policies-of.js';
import { isForAnybody, type PolicyStatement } from '../policies/policy-statement.js';
import { evidence } from '../reading/attribute-rule.js';
import { partsOf } from '../reading/parts.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';
import { bucketArn, withBucketArns } from './bucket-arn.js';

const id = 'S3_BUCKET_SSL_REQUESTS_ONLY';

const isOnlyAboutHttp = ({ conditions }: PolicyStatement) =>
  conditions.length === 1 &&
  conditions.every(
    ({ operator, key, values }) =>
      /^Bool(IfExists)?$/.test(operator) &&
      key.toLowerCase() === 'aws:securetransport' &&
      values.join() === 'false',
  );

const deniesHttp = (statement: PolicyStatement) =>
  statement.effect === 'Deny' &&
  isForAnybody(statement) &&
  statement.actions.some((action) => /^(s3:)?\*$/i.test(action)) &&
  isOnlyAboutHttp(statement);

function whatIsLeft(model: Model, bucket: Resource, policy: Resource, statement: PolicyStatement): string[] {
  const arn = bucketArn(model, bucket);
  const patterns = statement.resources.map((text) => withBucketArns(model, policy.stack, text));
  return [arn, `${arn}/any/key`].filter((each) => !patterns.some((pattern) => globMatches(pattern, each)));
}

export const tlsOnly: Rule = {
  id,
  holds: "A bucket's policy denies requests without TLS.",
  why: 'Over plain HTTP, objects and signed links can be read on the way.',
  fix: 'Deny s3:* to everybody where aws:SecureTransport is false, on the bucket and on its objects.',
  judge: each(['aws_s3_bucket'], (bucket, model) => {
    const policies = partsOf(model, bucket, 'aws_s3_bucket_policy', 'bucket').map((policy) => ({
      policy,
      ...policiesOf(model, policy),
    }));
    const denials = policies.flatMap(({ policy, statements }) =>
      statements.filter(deniesHttp).map((statement) => whatIsLeft(model, bucket, policy, statement)),
    );
    if (denials.some((left) => left.length === 0)) return pass('its policy denies plain HTTP');
    const unread = policies.flatMap(({ unread }) => unread);
    if (unread.length > 0) return unknown(`its policy is ${unread.join(', ')}: ${evidence(id)}`);
    if (policies.length === 0) return fail('no aws_s3_bucket_policy names it');
    const [left] = denials;
    return fail(
      left === undefined
        ? 'no statement of its policy denies all actions to everybody where aws:SecureTransport is false'
        : `what denies plain HTTP leaves out ${left.join(', ')}`,
    );
  }),
};
