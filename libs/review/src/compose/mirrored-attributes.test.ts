import { type PlannedChange, readPlan } from '@ashlar/graph';
import { mirroredAttributes } from './mirrored-attributes.js';

const resource = (type: string, values: Record<string, unknown>) => ({
  ...{ address: `${type}.x`, mode: 'managed', type },
  change: { actions: ['no-op'], before: values, after: values, after_unknown: {} },
});

/** What of the first resource the others set. */
function mirrored(...resources: readonly ReturnType<typeof resource>[]): string[] {
  const { changes } = readPlan({ format_version: '1.2', resource_changes: resources });
  return [...mirroredAttributes(changes[0] as PlannedChange, changes.slice(1))].sort();
}

const group = resource('aws_security_group', { id: 'sg-1', ingress: [], egress: [] });

test.each([
  ['aws_vpc_security_group_ingress_rule', ['ingress']],
  ['aws_vpc_security_group_egress_rule', ['egress']],
  ['aws_security_group_rule', ['egress', 'ingress']],
])('a security group reads back what %s sets', (type, attributes) => {
  expect(mirrored(group, resource(type, { security_group_id: 'sg-1' }))).toEqual(attributes);
});

test('rules of another group are none of its own', () => {
  expect(mirrored(group, resource('aws_security_group_rule', { security_group_id: 'sg-2' }))).toEqual([]);
  expect(mirrored(group)).toEqual([]);
});

test('instances of a cluster, attachments of a policy and routes of a table are known too', () => {
  expect(
    mirrored(
      resource('aws_rds_cluster', { cluster_identifier: 'db' }),
      resource('aws_rds_cluster_instance', { cluster_identifier: 'db' }),
    ),
  ).toEqual(['cluster_members']);
  expect(
    mirrored(
      resource('aws_iam_policy', { arn: 'arn:p' }),
      resource('aws_iam_role_policy_attachment', { policy_arn: 'arn:p' }),
    ),
  ).toEqual(['attachment_count']);
  expect(
    mirrored(
      resource('aws_route_table', { id: 'rtb-1' }),
      resource('aws_route', { route_table_id: 'rtb-1' }),
    ),
  ).toEqual(['route']);
});
