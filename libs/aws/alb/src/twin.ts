import type { Listener } from './listener.js';
import type { ListenerRule } from './listener-rule.js';

/**
 * A second target group like the first, for deployments that move requests between the two. From then on the deployment
 * owns where the rules lead: Terraform makes them and never looks at their action again.
 */
export interface Twin {
  /** The load balancer's, on which the side that gets no requests can be tried out. */
  readonly testListener: Listener;
  /** Which test requests come here: one rule, by key. @default - those of `rules` */
  readonly testRules?: Readonly<Record<string, ListenerRule>>;
}

/** What a deployment needs to move requests. */
export interface TwinTargets {
  readonly targetGroupArn: string;
  readonly targetGroupName: string;
  /** The dimension `TargetGroup` of its metrics. */
  readonly arnSuffix: string;
  readonly productionListenerArn: string;
  readonly testListenerArn: string;
  readonly productionRuleArn: string;
  readonly testRuleArn: string;
}
