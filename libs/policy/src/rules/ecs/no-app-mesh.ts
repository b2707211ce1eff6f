import type { Model } from '@ashlar/graph';
import type { Judgement, Rule } from '../../rule.js';
import { describe, settingOf } from '../reading/setting.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';

export const noAppMesh: Rule = {
  id: 'NO_APP_MESH',
  holds: 'Nothing is in AWS App Mesh.',
  why: 'AWS ended App Mesh on 2026-09-30: proxies lose what tells them where to send.',
  fix: 'Use Service Connect (service_connect_configuration of the service), with TLS from a private authority.',
  judge: (model) => [
    ...model.resources.filter(({ type }) => type.startsWith('aws_appmesh_')).map(meshed),
    ...ofTasks(model),
  ],
};

const meshed = ({ id, type }: { id: string; type: string }): Judgement => ({
  resource: id,
  ...fail(`it is an ${type}`),
});

const ofTasks = each(['aws_ecs_task_definition'], (task, model: Model) => {
  const setting = settingOf(model, task, 'proxy_configuration.type');
  // AWS knows no other type, and takes it where none is written.
  const isSet =
    'proxy_configuration' in task.attributes && task.attributes['proxy_configuration'] !== undefined;
  if (setting.open !== undefined) return unknown(describe(setting));
  return isSet
    ? fail('proxy_configuration is set, which is of App Mesh')
    : pass('proxy_configuration is not set');
});
