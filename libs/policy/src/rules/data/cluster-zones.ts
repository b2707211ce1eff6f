import type { Rule } from '../../rule.js';
import { partsOf } from '../reading/parts.js';
import { each, fail, pass } from '../reading/verdict.js';

/** Aurora spreads instances over the zones of its subnets unless it is told where they go. */
export const clusterInSeveralZones: Rule = {
  id: 'RDS_CLUSTER_MULTI_AZ_ENABLED',
  holds: 'A database cluster has instances in two zones.',
  why: 'When the zone of the only one fails, a new one must be made: minutes without a database.',
  fix: 'Add a reader (a second aws_rds_cluster_instance).',
  judge: each(['aws_rds_cluster'], (cluster, model) => {
    if (cluster.attributes['db_cluster_instance_class'] !== undefined)
      return pass('a cluster with db_cluster_instance_class has two standbys');
    const instances = partsOf(model, cluster, 'aws_rds_cluster_instance', 'cluster_identifier');
    const many = instances.some(({ attributes: { count, for_each: each } }) => each ?? Number(count) > 1);
    const zones = instances.map(({ attributes }) => attributes['availability_zone']);
    const isInOne = zones[0] !== undefined && zones.every((zone) => zone === zones[0]);
    if (instances.length < 2 && !many) return fail(`it has ${instances.length} aws_rds_cluster_instance`);
    return isInOne
      ? fail(`availability_zone of all instances is ${String(zones[0])}`)
      : pass(`it has ${instances.length} aws_rds_cluster_instance`);
  }),
};
