import {
  is,
  isKnown,
  isRecord,
  type Problem,
  ProjectStack,
  refuse,
  sortedEntries,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
} from '@ashlar/core';
import { XraySamplingRule } from '@cdktf/provider-aws/lib/xray-sampling-rule/index.js';
import { Construct } from 'constructs';
import { tracePrefix } from './trace-name.js';

export interface SamplingRulesProps {
  /** Paths of requests that leave no trace, by key; `*` and `?` stand for any. @default { health: '/health', ready: '/ready' } */
  readonly never?: Readonly<Record<string, string>>;
  /** How many of the other requests are traced: 0 to 100. @default 5 */
  readonly percent?: number;
  /** Requests of each second that are traced before `percent` counts, by all tasks of a service together. @default 1 */
  readonly perSecond?: number;
}

/** A request follows the rule with the lowest number that fits. X-Ray's own, for whatever is left, has 10000. */
const PRIORITIES = { never: 100, rest: 1000 };

const NEVER = { health: '/health', ready: '/ready' };

/**
 * Which requests are traced, for services of this app and environment whose sidecar has the sampler `'rules'`. Tasks
 * ask for them anew every few minutes: a change needs no deployment. Costs nothing.
 *
 * @throws InputError for a path, a share or a number that X-Ray does not take, and a key called `rest`.
 */
export class SamplingRules extends Construct {
  /** By key; the rule for all others is `rest`. */
  readonly rules: Readonly<Record<string, XraySamplingRule>>;

  constructor(scope: Construct, id: string, props: SamplingRulesProps = {}) {
    super(scope, id);
    const { never = NEVER, percent = 5, perSecond = 1 } = props;
    refuse(`${this.node.path} (SamplingRules)`, [
      ...strangerProblems('props', props, ['never', 'percent', 'perSecond']),
      ...pathProblems(never),
      ...percentProblems(percent),
      ...wholeNumberProblems('perSecond', perSecond, 0, 1000),
    ]);
    const untraced = sortedEntries(never).map(
      ([key, urlPath]) =>
        [key, this.rule(key, { urlPath, priority: PRIORITIES.never, share: 0, perSecond: 0 })] as const,
    );
    const rest = { urlPath: '*', priority: PRIORITIES.rest, share: percent / 100, perSecond };
    this.rules = { ...Object.fromEntries(untraced), rest: this.rule('rest', rest) };
  }

  private rule(key: string, { urlPath, priority, share, perSecond }: Rule): XraySamplingRule {
    const stack = ProjectStack.of(this);
    return new XraySamplingRule(this, key, {
      ruleName: stack.physicalName('sampling-rule', this, key),
      priority,
      fixedRate: share,
      reservoirSize: perSecond,
      serviceName: `${tracePrefix(stack)}*`,
      serviceType: '*',
      host: '*',
      httpMethod: '*',
      urlPath,
      resourceArn: '*',
      version: 1,
    });
  }
}

interface Rule {
  readonly urlPath: string;
  readonly priority: number;
  readonly share: number;
  readonly perSecond: number;
}

function pathProblems(never: Readonly<Record<string, string>>): Problem[] {
  const shape: unknown = never;
  if (!isRecord(shape))
    return [{ what: is('never', shape), fix: "give paths by key: { health: '/health' }" }];
  const rest = Object.hasOwn(never, 'rest')
    ? [{ what: "never has the key 'rest', which is the rule for all others", fix: 'use another key' }]
    : [];
  return [
    ...rest,
    ...sortedEntries(never).flatMap(([key, path]) =>
      textProblems(
        `never.${key}`,
        path,
        /^[/*][^\s]{0,127}$/,
        "use a path of up to 128 characters: '/health'",
      ),
    ),
  ];
}

function percentProblems(percent: unknown): Problem[] {
  if (!isKnown(percent)) return [];
  if (typeof percent === 'number' && percent >= 0 && percent <= 100) return [];
  return [{ what: is('percent', percent), fix: 'use 0 to 100' }];
}
