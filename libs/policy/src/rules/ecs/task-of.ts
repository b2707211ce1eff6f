import type { Model, Resource } from '@ashlar/graph';
import { settingOf } from '../reading/setting.js';

const TASK = 'aws_ecs_task_definition';

/** The task definition that a service starts with, when a stack of the model has it. */
export function taskOf(model: Model, service: Resource): Resource | undefined {
  const { references, values } = settingOf(model, service, 'task_definition');
  return (
    references.find(({ type }) => type === TASK) ??
    // In a plan, its ARN may be known.
    model.all(TASK).find(({ attributes }) => values.includes(String(attributes['arn'])))
  );
}
