import type { Rule } from '../../rule.js';
import { attachedRule } from '../reading/attached-rule.js';
import { judgeAttribute } from '../reading/attribute-rule.js';
import { is } from '../reading/demand.js';
import { each, unknown } from '../reading/verdict.js';
import { defaultGroupClosed } from './default-group-closed.js';
import { gatewayAuthorized } from './gateway-authorized.js';
import { openPortRules } from './open-port-rules.js';
import { noRouteToInternet } from './route-to-internet.js';

const noPublicAddressByDefault: Rule = {
  id: 'SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED',
  holds: 'A subnet gives no public addresses by itself.',
  why: 'Whatever is launched there would be on the internet without anybody having said so.',
  fix: 'Set map_public_ip_on_launch to false; what needs a public address asks for it.',
  judge: each(['aws_subnet', 'aws_default_subnet'], (subnet, model) =>
    judgeAttribute(model, subnet, {
      id: 'SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED',
      attribute: 'map_public_ip_on_launch',
      must: is(false),
      otherwise: subnet.type === 'aws_default_subnet',
    }),
  ),
};

export const networkRules: readonly Rule[] = [
  ...openPortRules,
  defaultGroupClosed,
  gatewayAuthorized,
  noPublicAddressByDefault,
  noRouteToInternet,
  attachedRule({
    id: 'VPC_FLOW_LOGS_ENABLED',
    holds: 'A VPC logs who talks to whom.',
    why: 'After an incident, nobody could say where data went.',
    fix: 'Add an aws_flow_log with the vpc_id; logs of single subnets are not enough.',
    of: ['aws_vpc', 'aws_default_vpc'],
    by: ['aws_flow_log'],
    attribute: 'vpc_id',
    named: 'id',
  }),
  {
    id: 'VPC_VPN_2_TUNNELS_UP',
    holds: 'Both tunnels of a VPN are up.',
    why: 'AWS takes one down for maintenance and counts on the other.',
    fix: 'Configure both tunnels on the other side.',
    judge: each(['aws_vpn_connection'], () =>
      unknown('the state of its two tunnels, VgwTelemetry in DescribeVpnConnections'),
    ),
  },
];
