import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { clusterOf } from '../data/cluster-of.js';
import { evidence } from '../reading/attribute-rule.js';
import { valuesAt } from '../reading/setting.js';
import { each, unknown } from '../reading/verdict.js';
import { inPlanRule } from './in-plan-rule.js';
import { isAurora } from './is-aurora.js';
import { type Kept, kept } from './selections-of.js';

/** Volumes that an instance makes have the tags that it gives them, and no address of their own. */
function volumesOf(instance: Resource, model: Model): Kept {
  const [launchTemplate] = model
    .targets(instance, 'launch_template')
    .flatMap(({ resource }) => resource ?? []);
  const tags = [
    ...valuesAt(launchTemplate?.attributes, 'tag_specifications')
      .filter((specification) => valuesAt(specification, 'resource_type')[0] === 'volume')
      .flatMap((specification) => valuesAt(specification, 'tags')),
    ...valuesAt(instance.attributes, 'root_block_device.tags'),
    ...valuesAt(instance.attributes, 'volume_tags'),
  ];
  return {
    resource: instance,
    tags: new Map(
      tags.flatMap((some) => Object.entries(some ?? {}).map(([key, value]) => [key, String(value)] as const)),
    ),
    arn: { service: 'ec2', name: `volume/<${instance.id}>` },
  };
}

const inVolumes = inPlanRule({
  id: 'EBS_IN_BACKUP_PLAN',
  holds: 'Every volume is in a backup plan.',
  of: ['aws_ebs_volume', 'aws_instance'],
  whatIsKept: (resource, model) =>
    resource.type === 'aws_instance' ? volumesOf(resource, model) : kept(model, resource),
});

const inInstances = inPlanRule({
  id: 'EC2_RESOURCES_PROTECTED_BY_BACKUP_PLAN',
  holds: 'Every instance is in a backup plan.',
  of: ['aws_instance'],
});

/** What a group starts has no address in Terraform. */
const andOfGroups = (rule: Rule): Rule => ({
  ...rule,
  judge: (model) => [
    ...rule.judge(model),
    ...each(['aws_autoscaling_group'], () => unknown(`of what it starts: ${evidence(rule.id)}`))(model),
  ],
});

/** The rules of the pack that ask for a backup plan. */
export const inPlanRules: readonly Rule[] = [
  andOfGroups(inVolumes),
  andOfGroups(inInstances),
  inPlanRule({
    id: 'EFS_IN_BACKUP_PLAN',
    holds: 'Every file system is in a backup plan.',
    of: ['aws_efs_file_system'],
  }),
  inPlanRule({
    id: 'DYNAMODB_IN_BACKUP_PLAN',
    holds: 'Every table is in a backup plan.',
    of: ['aws_dynamodb_table'],
  }),
  inPlanRule({
    id: 'AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN',
    holds: 'Every Aurora cluster is in a backup plan.',
    of: ['aws_rds_cluster'],
    whatIsKept: (cluster, model) => (isAurora(cluster) ? kept(model, cluster) : undefined),
  }),
  // AWS Backup keeps an instance of Aurora with its cluster.
  inPlanRule({
    id: 'RDS_IN_BACKUP_PLAN',
    holds: 'Every database instance is in a backup plan, itself or with its cluster.',
    of: ['aws_db_instance', 'aws_rds_cluster_instance'],
    whatIsKept: (instance, model) => kept(model, clusterOf(model, instance) ?? instance),
  }),
];
