import { ProjectStack } from '@ashlar/core';
import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group/index.js';
import { RdsClusterParameterGroup } from '@cdktf/provider-aws/lib/rds-cluster-parameter-group/index.js';
import { Construct } from 'constructs';
import type { AuroraClusterProps } from './aurora-props.js';
import { clusterParameters } from './cluster-parameters.js';
import type { Engine } from './engine.js';
import { parseVersion } from './engine-version.js';

export type ParameterGroupsProps = Pick<
  AuroraClusterProps,
  'audit' | 'engineVersion' | 'parameters' | 'preload' | 'purpose' | 'slowStatementMilliseconds'
> & { readonly engine: Engine };

/**
 * The parameters of a cluster, and an empty group for its instances: attaching one later would restart them. The
 * family stands in their names, so that those of a new major version stand beside the old until the cluster changed over.
 */
export class ParameterGroups extends Construct {
  readonly clusterGroupName: string;
  readonly instanceGroupName: string;

  constructor(scope: Construct, id: string, props: ParameterGroupsProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { purpose, engine } = props;
    const family = engine.family(parseVersion(props.engineVersion)?.major ?? 0);
    const lifecycle = { createBeforeDestroy: true };
    this.clusterGroupName = new RdsClusterParameterGroup(this, 'cluster', {
      name: stack.physicalName('db-cluster-parameter-group', this, purpose, family),
      ...{ family, lifecycle },
      description: `Of Aurora cluster ${purpose}`,
      parameter: clusterParameters(props),
    }).name;
    this.instanceGroupName = new DbParameterGroup(this, 'instances', {
      name: stack.physicalName('db-parameter-group', this, purpose, family),
      ...{ family, lifecycle },
      description: `Of instances of Aurora cluster ${purpose}`,
    }).name;
  }
}
