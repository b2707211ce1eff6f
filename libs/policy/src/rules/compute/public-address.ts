import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { evidence } from '../reading/attribute-rule.js';
import { partsOf } from '../reading/parts.js';
import { describe, isWritten, settingOf } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';
import { MACHINES, machineSetting } from './machine-settings.js';

const id = 'EC2_INSTANCE_NO_PUBLIC_IP';

export const noPublicAddress: Rule = {
  id,
  holds: 'No instance has a public address.',
  why: 'What has one is a security group away from the internet.',
  fix: 'Set associate_public_ip_address to false, and reach it through a load balancer or Session Manager.',
  judge: each(MACHINES, (machine, model) => {
    const [elastic] = elasticAddresses(model, machine);
    if (elastic !== undefined) return fail(`${elastic.id} is its address`);
    const asked = machineSetting(model, machine, {
      own: 'associate_public_ip_address',
      ofTemplate: 'network_interfaces.associate_public_ip_address',
    });
    if (asked === undefined) return unknown(`its launch template is of no stack here: ${evidence(id)}`);
    if (!isWritten(asked)) return bySubnets(model, machine);
    const said = `of ${asked.of.id}, ${describe(asked)}`;
    if (asked.values.includes('true')) return fail(said);
    return asked.values.includes('false') ? pass(said) : unknown(`${said}: ${evidence(id)}`);
  }),
};

function elasticAddresses(model: Model, machine: Resource): Resource[] {
  const interfaces = ['network_interface', 'primary_network_interface']
    .flatMap((block) => settingOf(model, machine, `${block}.network_interface_id`).references)
    .flatMap((found) => [
      ...partsOf(model, found, 'aws_eip', 'network_interface', 'id'),
      ...partsOf(model, found, 'aws_eip_association', 'network_interface_id', 'id'),
    ]);
  return [
    ...partsOf(model, machine, 'aws_eip', 'instance', 'id'),
    ...partsOf(model, machine, 'aws_eip_association', 'instance_id', 'id'),
    ...interfaces,
  ];
}

/** Where a machine doesn't say, its subnet decides. */
function bySubnets(model: Model, machine: Resource): Verdict {
  const named = [
    settingOf(model, machine, 'vpc_zone_identifier'),
    machineSetting(model, machine, { own: 'subnet_id', ofTemplate: 'network_interfaces.subnet_id' }),
  ].find((setting) => setting !== undefined && isWritten(setting));
  const subnets = named?.references.filter(({ type }) => type === 'aws_subnet') ?? [];
  const giving = subnets.filter((subnet) => String(subnet.attributes['map_public_ip_on_launch']) === 'true');
  const [first] = giving;
  if (first !== undefined)
    return fail(`associate_public_ip_address is not set, and map_public_ip_on_launch of ${first.id} is true`);
  const isOpen = subnets.some(
    (subnet) => settingOf(model, subnet, 'map_public_ip_on_launch').open !== undefined,
  );
  const isCertain =
    !isOpen &&
    named !== undefined &&
    subnets.length > 0 &&
    named.values.length === 0 &&
    named.open === undefined;
  return isCertain
    ? pass(`${subnets.map(({ id: subnet }) => subnet).join(', ')} give none by themselves`)
    : unknown(`associate_public_ip_address is not set, and its subnet is of no stack here: ${evidence(id)}`);
}
