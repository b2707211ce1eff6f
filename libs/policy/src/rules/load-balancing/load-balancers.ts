import type { Model, Resource } from '@ashlar/graph';
import { partsOf } from '../reading/parts.js';

/** Two names of one type. */
export const LOAD_BALANCERS = ['aws_lb', 'aws_alb'];

export const LISTENERS = ['aws_lb_listener', 'aws_alb_listener'];

/** One whose type only Terraform knows may be. */
export const isApplication = ({ attributes }: Resource) =>
  !['gateway', 'network'].includes(String(attributes['load_balancer_type']));

export const listenersOf = (model: Model, loadBalancer: Resource) =>
  LISTENERS.flatMap((type) => partsOf(model, loadBalancer, type, 'load_balancer_arn', 'arn'));

export const listenerRulesOf = (model: Model, listener: Resource) =>
  ['aws_lb_listener_rule', 'aws_alb_listener_rule'].flatMap((type) =>
    partsOf(model, listener, type, 'listener_arn', 'arn'),
  );
