import { Model } from '@ashlar/graph';
import { policiesOf } from './policies-of.js';

const policies = (policy: unknown, document: Record<string, unknown> = {}) => {
  const model = new Model([
    {
      name: 's',
      json: {
        resource: { aws_iam_policy: { p: { policy } } },
        data: { aws_iam_policy_document: { d: document } },
        locals: { policy: JSON.stringify({ Statement: { Action: 's3:*' } }) },
      },
    },
  ]);
  return policiesOf(model, model.at('s/aws_iam_policy.p'));
};

const DOCUMENT = '${data.aws_iam_policy_document.d.json}';

test('a policy is read where it is written, from a local, and from a data source', () => {
  const written = policies(JSON.stringify({ Statement: [{ Action: 's3:*' }] }));
  expect(written.statements).toMatchObject([{ effect: 'Allow', actions: ['s3:*'] }]);
  expect(policies('${local.policy}')).toEqual(written);
  expect(policies(DOCUMENT, { statement: { actions: ['s3:*'] } })).toEqual(written);
});

test('a document has statements with principals and conditions', () => {
  const statement = {
    effect: 'Deny',
    not_actions: ['s3:Get*'],
    not_resources: ['arn:aws:s3:::a/&{aws:username}'],
    principals: [
      { type: 'AWS', identifiers: ['*', '111122223333'] },
      { type: '*', identifiers: ['*'] },
    ],
    condition: [{ test: 'StringLike', variable: 'aws:userid', values: ['a', 'b'] }],
  };
  expect(policies(DOCUMENT, { statement }).statements).toEqual([
    {
      effect: 'Deny',
      actions: [],
      notActions: ['s3:Get*'],
      resources: [],
      notResources: ['arn:aws:s3:::a/${aws:username}'],
      principals: ['AWS:*', 'AWS:111122223333', '*'],
      isForOthers: false,
      conditions: [{ operator: 'StringLike', key: 'aws:userid', values: ['a', 'b'] }],
    },
  ]);
});

test('what only Terraform knows is named', () => {
  expect(policies('${var.policy}')).toEqual({ statements: [], unread: ['${var.policy}'] });
  expect(policies(DOCUMENT, { source_policy_documents: ['${var.base}'] }).unread).toEqual([
    's/data.aws_iam_policy_document.d, which is built on other documents',
  ]);
  expect(policies('${aws_iam_policy.p.policy_id}').unread).toEqual(['${aws_iam_policy.p.policy_id}']);
});
