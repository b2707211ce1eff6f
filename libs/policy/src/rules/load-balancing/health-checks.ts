import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { judgeAttribute } from '../reading/attribute-rule.js';
import { is } from '../reading/demand.js';
import { partsOf } from '../reading/parts.js';
import { isWritten, settingOf } from '../reading/setting.js';
import { each } from '../reading/verdict.js';

const id = 'AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED';

const LINKS = ['load_balancers', 'target_group_arns', 'traffic_source.identifier'];

const ATTACHMENTS = ['aws_autoscaling_attachment', 'aws_autoscaling_traffic_source_attachment'];

const isBehindLoadBalancer = (model: Model, group: Resource) =>
  LINKS.some((path) => isWritten(settingOf(model, group, path))) ||
  ATTACHMENTS.some((type) => partsOf(model, group, type, 'autoscaling_group_name', 'name').length > 0);

export const healthChecksOfLoadBalancer: Rule = {
  id,
  holds: 'A group behind a load balancer replaces what the load balancer finds unhealthy.',
  why: 'An instance that runs, but does not answer, would stay for ever.',
  fix: 'Set health_check_type to ELB, with a grace period as long as a start takes.',
  judge: each(['aws_autoscaling_group'], (group, model) =>
    isBehindLoadBalancer(model, group)
      ? judgeAttribute(model, group, {
          id,
          attribute: 'health_check_type',
          must: is('ELB'),
          otherwise: 'EC2',
        })
      : undefined,
  ),
};
