import type { HealthCheck } from './health-check.js';
import type { Listener } from './listener.js';
import type { ListenerRule } from './listener-rule.js';

/** An alias of a function. A `Function` of @ashlar/lambda fits. */
export interface LambdaTarget {
  readonly functionName: string;
  /** What is called: a deployment moves the alias from one version to the next. */
  readonly aliasName: string;
  readonly aliasArn: string;
  /** How long the function may take. It has to be less than the load balancer waits. */
  readonly timeoutSeconds: number;
}

export interface LambdaTargetsProps {
  /** What the function is; part of the group's name: `auth`. */
  readonly purpose: string;
  readonly function: LambdaTarget;
  /**
   * Calls the function with a GET for the path, which costs what any call costs. `intervalSeconds` has to be more than the
   * function may take.
   * @default 'off', as AWS has it for functions: it gets requests whatever it answered
   */
  readonly healthCheck?: HealthCheck | 'off';
  /**
   * Headers and query parameters that come several times reach the function as lists, and its answer has to have
   * `multiValueHeaders`. Without it, the last one wins.
   * @default false
   */
  readonly multiValueHeaders?: boolean;
  /** The listener whose requests the rules are about. It may stand in another stack. */
  readonly listener: Listener;
  /** Which requests come here, by key. A key is part of the rule's address: choose it once. At least one. */
  readonly rules: Readonly<Record<string, ListenerRule>>;
}
