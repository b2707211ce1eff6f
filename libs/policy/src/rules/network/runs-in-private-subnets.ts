import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { allOf } from '../reading/all-of.js';
import { describe, isWritten, settingOf } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';
import { subnetExit } from './subnet-exit.js';

const id = 'RUNS_IN_PRIVATE_SUBNETS';

export const runsInPrivateSubnets: Rule = {
  id,
  holds: 'Tasks of services and functions run in private subnets, and have no public addresses.',
  why: 'What has a public address is one security group away from the internet.',
  fix: 'Set assign_public_ip to false, and name subnets whose way out is a NAT gateway: in network_configuration, in vpc_config.',
  judge: (model) => [
    ...each(['aws_ecs_service'], (service, model) =>
      allOf([
        judgeAddress(model, service),
        ...judgeSubnets(model, service, 'network_configuration.subnets', pass('its task decides')),
      ]),
    )(model),
    ...each(['aws_lambda_function'], (called, model) =>
      allOf(judgeSubnets(model, called, 'vpc_config.subnet_ids', fail('it is in no VPC'))),
    )(model),
  ],
};

function judgeAddress(model: Model, service: Resource): Verdict {
  const setting = settingOf(model, service, 'network_configuration.assign_public_ip');
  if (setting.open !== undefined || setting.references.length > 0) return unknown(describe(setting));
  return setting.values.includes('true') ? fail(describe(setting)) : pass(describe(setting));
}

/** A service that has none runs in the network of its machines, and is judged with these. */
function judgeSubnets(model: Model, resource: Resource, path: string, without: Verdict): Verdict[] {
  const setting = settingOf(model, resource, path);
  if (!isWritten(setting)) return [without];
  const subnets = setting.references.filter(
    ({ type }) => type === 'aws_subnet' || type === 'aws_default_subnet',
  );
  const strangers = [
    ...setting.values,
    ...setting.references.filter((found) => !subnets.includes(found)).map((found) => found.id),
    ...(setting.open === undefined ? [] : [setting.open]),
  ];
  return [
    ...subnets.map((subnet) => judgeSubnet(model, subnet)),
    ...strangers.map((name) => unknown(`${name} is of no stack here: look at its routes`)),
  ];
}

function judgeSubnet(model: Model, subnet: Resource): Verdict {
  const { isPublic, by } = subnetExit(model, subnet);
  if (isPublic === false) return pass(`${subnet.id} has no way to an internet gateway`);
  const said = `${subnet.id} may go to the internet by ${by}`;
  return isPublic ? fail(said.replace('may go', 'goes')) : unknown(`${said}: look at its routes`);
}
