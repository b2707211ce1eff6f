import type { HealthCheck, ProtocolVersion } from './health-check.js';
import type { Listener } from './listener.js';
import type { ListenerRule } from './listener-rule.js';
import type { Twin } from './twin.js';

export interface TargetGroupProps {
  /** What the targets are; part of the group's name: `api`. */
  readonly purpose: string;
  readonly vpcId: string;
  /** On which the targets serve. */
  readonly port: number;
  /**
   * How the load balancer speaks to the targets. With `'HTTPS'` it takes whatever certificate they show.
   * @default 'HTTP'
   */
  readonly protocol?: 'HTTP' | 'HTTPS';
  /** `'GRPC'` and `'HTTP2'` need an HTTPS listener. @default 'HTTP1' */
  readonly protocolVersion?: ProtocolVersion;
  /** `'ip'` is what Fargate registers. @default 'ip' */
  readonly targetType?: 'ip' | 'instance';
  /** @default - `/` answers 200 within 5 seconds, asked every 30 */
  readonly healthCheck?: HealthCheck;
  /**
   * Seconds over which a new target's share of the requests grows: 30 to 900, or 0 for all at once.
   * @default 0
   */
  readonly slowStartSeconds?: number;
  /**
   * Seconds that a target which leaves has for its last requests, 0 to 3600. Deployments wait for them.
   * @default 30
   */
  readonly deregistrationDelaySeconds?: number;
  /**
   * Sends a client to the same target for so long, 1 to 604800 seconds, by a cookie of the load balancer.
   * @default 'off'
   */
  readonly stickiness?: { readonly seconds: number } | 'off';
  /** The listener whose requests the rules are about. It may stand in another stack. */
  readonly listener: Listener;
  /** Which requests come here, by key. A key is part of the rule's address: choose it once. At least one. */
  readonly rules: Readonly<Record<string, ListenerRule>>;
  /**
   * For blue/green deployments, and a group with one rule: they move one. The first group and its rules stay what they are. Before it is taken away, requests have
   * to be back at the first group, for that is where Terraform leads them then.
   * @default - none: requests come here only
   */
  readonly twin?: Twin;
}
