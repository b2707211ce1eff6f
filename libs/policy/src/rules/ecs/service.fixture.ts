import type { Blocks } from '@ashlar/graph';

export interface WrittenService {
  readonly service?: object;
  readonly containers?: unknown;
  readonly more?: Blocks;
}

/** For tests: a service `web` and the task definition that it starts with. */
export const written = ({ service = {}, containers = [], more = {} }: WrittenService): Blocks => ({
  aws_ecs_service: {
    web: { name: 'web', task_definition: '${aws_ecs_task_definition.web.arn}', ...service },
  },
  aws_ecs_task_definition: {
    web: { container_definitions: typeof containers === 'string' ? containers : JSON.stringify(containers) },
  },
  ...more,
});
