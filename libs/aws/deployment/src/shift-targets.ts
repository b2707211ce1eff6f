import { isRecord, type Problem } from '@ashlar/core';

/** The second target group, and where the two listeners send requests to. */
export interface TargetsTwin {
  readonly targetGroupArn: string;
  readonly targetGroupName: string;
  readonly productionListenerArn: string;
  readonly testListenerArn: string;
  readonly productionRuleArn: string;
  readonly testRuleArn: string;
}

/** Two target groups between which traffic moves: a `TargetGroup` of @ashlar/alb with a `twin` fits. */
export interface ShiftTargets {
  readonly targetGroupName: string;
  /** The rules on the production listener, by key. */
  readonly rules?: Readonly<Record<string, string>>;
  readonly twin?: TargetsTwin | undefined;
}

const TWIN = [
  'targetGroupArn',
  'targetGroupName',
  'productionListenerArn',
  'testListenerArn',
  'productionRuleArn',
  'testRuleArn',
] as const;

/** What keeps traffic from moving: there is only one group to move it to, or a part of the second one is missing. */
export function targetsProblems(type: string, targets: ShiftTargets | undefined): Problem[] {
  if (!isRecord(targets)) {
    const fix = 'give a TargetGroup of @ashlar/alb with a twin';
    return [{ what: `'${type}' moves traffic between two target groups, and targets is left out`, fix }];
  }
  const { twin, targetGroupName } = targets;
  const unnamed =
    targetGroupName === undefined
      ? [{ what: 'targets has no targetGroupName', fix: 'give a TargetGroup of @ashlar/alb' }]
      : [];
  if (!isRecord(twin)) {
    const fix = 'give the TargetGroup a twin: { testListener: loadBalancer.testListener }';
    const what = `'${type}' moves traffic between two target groups, and targets is one without a twin`;
    return [...unnamed, { what, fix }];
  }
  const missing = TWIN.filter((part) => typeof twin[part] !== 'string' || twin[part] === '');
  if (missing.length === 0) return unnamed;
  return [...unnamed, { what: `targets.twin has no ${missing.join(', ')}`, fix: 'give the twin whole' }];
}
