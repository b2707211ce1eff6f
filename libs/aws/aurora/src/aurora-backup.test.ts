import { refusal } from '@ashlar/testing';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { build } from './cluster.fixture.js';

test('a plan of AWS Backup finds the cluster by a tag, and without one there is none', () => {
  expect(build().one(RdsCluster)).not.toHaveProperty('tags');
  const planned = build({ backup: 'daily' });
  expect(planned.one(RdsCluster)).toMatchObject({ tags: { 'backup-plan': 'demo-test-daily' } });
  expect(Object.keys(planned.byAddress())).toEqual(Object.keys(build().byAddress()));
  expect(refusal(() => build({ backup: 'Every day' }))).toContain("backup is 'Every day'");
});

test('a restore beside the cluster finds its subnets', () => {
  const names: string[] = [];
  build({}, ({ subnetGroupName }) => names.push(subnetGroupName));
  expect(names).toEqual([expect.stringContaining('TOKEN')]);
});
