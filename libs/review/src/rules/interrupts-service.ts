import { reasonText } from './reason-text.js';
import type { Rule } from './rule.js';

/**
 * Types that hold nothing, and without which something else stops working until the new one is there.
 * asOf: 2026-11. source: the resources of hashicorp/aws 5.100 that requests pass or connections end at. refresh: with the provider.
 */
const INTERRUPTING: Readonly<Record<string, string>> = {
  aws_acm_certificate: 'the certificate: whatever uses it answers with it no longer',
  aws_api_gateway_rest_api: 'the API: its id and address are others then',
  aws_apigatewayv2_api: 'the API: its id and address are others then',
  aws_appsync_graphql_api: 'the API: its address is another then',
  aws_autoscaling_group: 'the servers of the group',
  aws_cloudfront_distribution: 'the distribution: its domain name is another then',
  aws_db_proxy: 'the proxy: all connections end',
  aws_db_subnet_group: 'the subnets of the database',
  aws_dx_connection: 'the line to your network',
  aws_ecs_cluster: 'the cluster and the services in it',
  aws_ecs_service: 'the service: its tasks end before the new ones start',
  aws_eks_node_group: 'the nodes: their pods end',
  aws_elb: 'the load balancer: its name is another then',
  aws_internet_gateway: 'the way to the internet',
  aws_lambda_function: 'the function',
  aws_lb: 'the load balancer: its name is another then',
  aws_lb_listener: 'the listener: nobody answers on its port',
  aws_lb_target_group: 'the target group and its targets',
  aws_nat_gateway: 'the way out of private subnets, and its address',
  aws_networkfirewall_firewall: 'the firewall, and the routes through it',
  aws_rds_cluster_instance: 'the server of the database: its connections end',
  aws_route53_record: 'the name: nobody finds what it stands for',
  aws_route_table: 'the routes of its subnets',
  aws_route_table_association: 'the routes of the subnet',
  aws_sns_topic: 'the topic and its subscriptions',
  aws_subnet: 'the subnet and all that is in it',
  aws_ec2_transit_gateway: 'the network between networks',
  aws_vpc: 'the network and all that is in it',
  aws_vpc_endpoint: 'the private way to an AWS service',
  aws_vpc_peering_connection: 'the connection between networks',
  aws_vpn_connection: 'the tunnel: its addresses are others then',
};

export const interruptsService: Rule = {
  id: 'interrupts-service',
  holds: 'nothing is away while it is replaced',
  judge(change) {
    const { type, action, actions } = change;
    const away = Object.hasOwn(INTERRUPTING, type) ? INTERRUPTING[type] : undefined;
    // With create_before_destroy the new one is there first.
    if (away === undefined || action !== 'replace' || actions[0] !== 'delete') return [];
    const because = reasonText(change);
    return [
      {
        verdict: 'review',
        what: `takes away and makes again ${away}${because === undefined ? '' : ` (${because})`}`,
        fix: 'apply it when that may be, or let the new one come first: create_before_destroy',
      },
    ];
  },
};
