import { liftingOverride, protectionsOf } from './protections.js';

const protectedBy = (type: string, attributes: Record<string, unknown>) =>
  protectionsOf({ resource: { [type]: { one: attributes } } }).map(({ address, argument }) => [
    address,
    argument,
  ]);

test.each([
  ['aws_rds_cluster', { deletion_protection: true }, 'deletion_protection'],
  ['aws_dynamodb_table', { deletion_protection_enabled: true }, 'deletion_protection_enabled'],
  ['aws_lb', { enable_deletion_protection: true }, 'enable_deletion_protection'],
  ['aws_cognito_user_pool', { deletion_protection: 'ACTIVE' }, 'deletion_protection'],
  ['aws_rds_cluster', { deletion_protection: '${var.protected}' }, 'deletion_protection'],
  ['aws_s3_bucket', {}, 'force_destroy'],
  ['aws_s3_bucket', { force_destroy: false }, 'force_destroy'],
  ['aws_ecr_repository', { force_delete: null }, 'force_delete'],
  ['aws_sns_topic', { lifecycle: { prevent_destroy: true } }, 'lifecycle.prevent_destroy'],
  ['aws_sns_topic', { lifecycle: [{ prevent_destroy: true }] }, 'lifecycle.prevent_destroy'],
])('%s with %j is protected', (type, attributes, argument) => {
  expect(protectedBy(type, attributes)).toEqual([[`${type}.one`, argument]]);
});

test.each([
  ['aws_rds_cluster', {}],
  ['aws_rds_cluster', { deletion_protection: false }],
  ['aws_cognito_user_pool', { deletion_protection: 'INACTIVE' }],
  ['aws_s3_bucket', { force_destroy: true }],
  ['aws_sns_topic', { deletion_protection: true, lifecycle: { ignore_changes: ['name'] } }],
  ['aws_sns_topic', { lifecycle: { prevent_destroy: false } }],
])('%s with %j is not', (type, attributes) => {
  expect(protectedBy(type, attributes)).toEqual([]);
});

test('the override says of each block only what lifts its protections', () => {
  const found = protectionsOf({
    resource: {
      aws_s3_bucket: {
        logs: { bucket: 'logs', lifecycle: { prevent_destroy: true, ignore_changes: ['tags'] } },
        open: { force_destroy: true },
      },
      aws_cognito_user_pool: { people: { deletion_protection: 'ACTIVE' } },
    },
  });
  expect(liftingOverride(found)).toEqual({
    resource: {
      aws_s3_bucket: { logs: { force_destroy: true, lifecycle: { prevent_destroy: false } } },
      aws_cognito_user_pool: { people: { deletion_protection: 'INACTIVE' } },
    },
  });
});
