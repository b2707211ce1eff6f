import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { allOf } from '../reading/all-of.js';
import { type Demand, includes, is, isSet } from '../reading/demand.js';
import { partsOf } from '../reading/parts.js';
import { describe, settingOf } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';

const GROUP = 'aws_codedeploy_deployment_group';

export const deploymentRollsBack: Rule = {
  id: 'DEPLOYMENT_ROLLS_BACK',
  holds: 'A deployment of an ECS service that fails is taken back by itself.',
  why: 'A broken version stays until somebody is awake who knows how to bring the last one back.',
  fix: 'Set deployment_circuit_breaker with enable and rollback; for CodeDeploy, auto_rollback_configuration and alarm_configuration of its deployment group.',
  judge: each(['aws_ecs_service'], (service, model) => {
    const controller = settingOf(model, service, 'deployment_controller.type');
    const [type = 'ECS'] = controller.values;
    if (controller.open !== undefined || type === 'EXTERNAL')
      return unknown(`${describe(controller)}: look at how its deployments are taken back`);
    return type === 'CODE_DEPLOY' ? byCodeDeploy(model, service) : meets(model, service, BREAKER);
  }),
};

type Wanted = readonly (readonly [path: string, must: Demand])[];

const BREAKER: Wanted = [
  ['deployment_circuit_breaker.enable', is(true)],
  ['deployment_circuit_breaker.rollback', is(true)],
];

const ROLLBACK: Wanted = [
  ['auto_rollback_configuration.enabled', is(true)],
  ['auto_rollback_configuration.events', includes('DEPLOYMENT_FAILURE')],
  ['auto_rollback_configuration.events', includes('DEPLOYMENT_STOP_ON_ALARM')],
  ['alarm_configuration.enabled', is(true)],
  ['alarm_configuration.alarms', isSet],
];

function byCodeDeploy(model: Model, service: Resource): Verdict {
  const groups = partsOf(model, service, GROUP, 'ecs_service', 'name');
  if (groups.length > 0) return allOf(groups.map((group) => meets(model, group, ROLLBACK)));
  const stray = model.all(GROUP).find((group) => settingOf(model, group, 'ecs_service.service_name').open);
  return stray === undefined
    ? fail(`CodeDeploy releases it, and no ${GROUP} names it`)
    : unknown(`CodeDeploy releases it, and ${stray.id} may be its group: service_name is of no stack here`);
}

const meets = (model: Model, resource: Resource, wanted: Wanted): Verdict =>
  allOf(
    wanted.map(([path, must]) => {
      const setting = settingOf(model, resource, path);
      const said = `of ${resource.id}, ${describe(setting)}`;
      const met = must(setting);
      if (met === undefined) return unknown(`${said}: look at how its deployments are taken back`);
      return met ? pass(said) : fail(said);
    }),
  );
