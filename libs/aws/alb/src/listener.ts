import type { RuleLedger } from './rule-ledger.js';

/** What a target group needs to know of the listener that sends it requests. */
export interface Listener {
  readonly listenerArn: string;
  /** The names that its certificates cover; a rule's hosts have to be among them. `'none'` for plain HTTP. */
  readonly certificateHosts: readonly string[] | 'none';
  /** How long the load balancer waits for a target's next byte before the client gets a 504. */
  readonly idleTimeoutSeconds: number;
  /** The rules of all stacks. */
  readonly rules: RuleLedger;
}
