import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { allOf } from '../reading/all-of.js';
import { partsOf } from '../reading/parts.js';
import { describe, isWritten, settingOf } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';

const TARGET = 'aws_appautoscaling_target';

export const serviceScales: Rule = {
  id: 'SERVICE_SCALES',
  holds: 'Every ECS service scales by itself; where deletion is protected, never to fewer than two tasks.',
  why: 'More customers than one number of tasks can serve wait, and a single task takes the service with it.',
  fix: 'Add an aws_appautoscaling_target for the service, with min_capacity of 2 or more, and policies on it.',
  judge: each(['aws_ecs_service'], (service, model) => {
    // One task on every machine: there is nothing to scale.
    if (service.attributes['scheduling_strategy'] === 'DAEMON') return undefined;
    const [target] = scalersOf(model, service, TARGET);
    if (target !== undefined) return judgeFloors(model, service, target);
    const stray = model.all(TARGET).find((candidate) => isStray(model, candidate));
    return stray === undefined
      ? fail(`no ${TARGET} names it`)
      : unknown(`${stray.id} may be its target: resource_id is of no stack here`);
  }),
};

/** What scales a service: it names it by reference, or as `service/shop/web`. */
function scalersOf(model: Model, service: Resource, type: string): Resource[] {
  const names = settingOf(model, service, 'name').values.map((name) => `/${name}`);
  const byName = model
    .all(type)
    .filter((scaler) =>
      settingOf(model, scaler, 'resource_id').values.some((id) => names.some((name) => id.endsWith(name))),
    );
  return [...new Set([...partsOf(model, service, type, 'resource_id', 'name'), ...byName])];
}

/** One that may be of any service. */
function isStray(model: Model, target: Resource): boolean {
  const { references, open } = settingOf(model, target, 'resource_id');
  return open !== undefined && !references.some(({ type }) => type === 'aws_ecs_service');
}

function judgeFloors(model: Model, service: Resource, target: Resource): Verdict {
  const guard = protectedBy(model);
  const floors = [
    { by: target, setting: settingOf(model, target, 'min_capacity') },
    ...scalersOf(model, service, 'aws_appautoscaling_scheduled_action').map((by) => ({
      by,
      setting: settingOf(model, by, 'scalable_target_action.min_capacity'),
    })),
  ].filter(({ by, setting }) => by === target || isWritten(setting));
  return allOf(
    floors.map(({ by, setting }) => {
      const said = `of ${by.id}, ${describe(setting)}`;
      if (guard === undefined) return pass(said);
      if (setting.open !== undefined || setting.references.length > 0) return unknown(said);
      return setting.values.every((value) => Number(value) >= 2)
        ? pass(said)
        : fail(`${said}, where ${guard.id} is protected from deletion`);
    }),
  );
}

/** What tells that people count on these stacks: somebody protects something from deletion. */
const protectedBy = (model: Model): Resource | undefined =>
  [
    ...model.all('aws_rds_cluster').map((resource) => [resource, 'deletion_protection'] as const),
    ...model.all('aws_lb').map((resource) => [resource, 'enable_deletion_protection'] as const),
  ].find(([{ attributes }, attribute]) => String(attributes[attribute]) === 'true')?.[0];
