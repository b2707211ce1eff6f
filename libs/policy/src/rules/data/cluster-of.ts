import type { Model, Resource } from '@ashlar/graph';

/** The cluster of an instance of Aurora, when a stack of the model has it. */
export const clusterOf = (model: Model, instance: Resource): Resource | undefined => {
  const targets = model.targets(instance, 'cluster_identifier');
  const [referred] = targets.flatMap(({ resource }) =>
    resource?.type === 'aws_rds_cluster' ? resource : [],
  );
  return (
    referred ??
    model
      .all('aws_rds_cluster')
      .find(({ attributes }) =>
        targets.some((target) => 'text' in target && target.text === attributes['cluster_identifier']),
      )
  );
};
