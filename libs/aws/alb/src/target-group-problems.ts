import {
  is,
  isRecord,
  type Problem,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';
import { healthCheckProblems } from './health-check.js';
import { isListener, rulesProblems } from './forward-problems.js';
import type { TargetGroupProps } from './target-group-props.js';

/** Everything that is wrong with a group but the place of its rules among others. */
export function targetGroupProblems(props: TargetGroupProps): Problem[] {
  const { protocol = 'HTTP', protocolVersion = 'HTTP1', targetType = 'ip' } = props;
  const { stickiness = 'off', slowStartSeconds = 0, deregistrationDelaySeconds = 30 } = props;
  return [
    ...textProblems('purpose', props.purpose, /\S/, 'say what the targets are, in a word'),
    ...textProblems('vpcId', props.vpcId, /\S/, 'give the VPC in which the targets are'),
    ...wholeNumberProblems('port', props.port, 1, 65_535),
    ...wordProblems('protocol', protocol, ['HTTP', 'HTTPS']),
    ...wordProblems('protocolVersion', protocolVersion, ['HTTP1', 'HTTP2', 'GRPC']),
    ...wordProblems('targetType', targetType, ['ip', 'instance']),
    ...healthCheckProblems(props.healthCheck, protocolVersion),
    ...(slowStartSeconds === 0 ? [] : slowStartProblems(slowStartSeconds)),
    ...wholeNumberProblems('deregistrationDelaySeconds', deregistrationDelaySeconds, 0, 3600),
    ...(stickiness === 'off' ? [] : stickinessProblems(stickiness)),
    ...groupRulesProblems(props),
  ];
}

const slowStartProblems = (seconds: unknown): Problem[] =>
  wholeNumberProblems('slowStartSeconds', seconds, 30, 900).map(({ what, fix }) => ({
    what,
    fix: `${fix}, or 0 for none`,
  }));

function stickinessProblems(stickiness: unknown): Problem[] {
  if (isRecord(stickiness)) {
    return wholeNumberProblems('stickiness.seconds', stickiness['seconds'], 1, 604_800);
  }
  return [{ what: is('stickiness', stickiness), fix: "use { seconds: 3600 }, or 'off'" }];
}

function groupRulesProblems({
  rules,
  listener,
  protocolVersion = 'HTTP1',
  twin,
}: TargetGroupProps): Problem[] {
  const plain = ['HTTP2', 'GRPC'].includes(protocolVersion) ? [listener, twin?.testListener] : [];
  const problems = rulesProblems('rules', rules, 'listener', listener);
  return [
    ...problems,
    ...plain
      .filter((other) => isListener(other) && other.certificateHosts === 'none')
      .map(() => ({
        what: `protocolVersion is '${protocolVersion}' behind a listener for HTTP`,
        fix: 'use HTTPS there',
      })),
    ...(twin === undefined ? [] : twinProblems(twin, { listener, rules, sound: problems.length === 0 })),
  ];
}

function twinProblems(
  twin: unknown,
  { listener, rules, sound }: { listener: unknown; rules: unknown; sound: boolean },
): Problem[] {
  if (!isRecord(twin)) {
    const fix = 'give the listener for tests: { testListener: balancer.testListener }';
    return [{ what: is('twin', twin), fix }];
  }
  const { testListener, testRules } = twin;
  const strangers = strangerProblems('twin', twin, ['testListener', 'testRules']);
  if (!isListener(testListener)) {
    const fix =
      'give the load balancer a testListener, and this group its listener: testListener: balancer.testListener';
    return [...strangers, { what: `${is('twin.testListener', testListener)}, which is no listener`, fix }];
  }
  if (isListener(listener) && listener.rules === testListener.rules) {
    const what = 'twin.testListener is the listener that everybody reaches';
    return [...strangers, { what, fix: 'use balancer.testListener: tests need a way in of their own' }];
  }
  const own = testRules === undefined ? 'rules' : 'twin.testRules';
  const several = [
    ...severalProblems('rules', rules),
    ...(testRules === undefined ? [] : severalProblems(own, testRules)),
  ];
  // What is wrong with both listeners is said once.
  if (testRules === undefined && !sound) return [...strangers, ...several];
  return [
    ...strangers,
    ...several,
    ...rulesProblems(own, testRules ?? rules, 'twin.testListener', testListener),
  ];
}

/** ECS moves one rule. CodeDeploy moves all that lead to the group, and stops when they have come to lead elsewhere. */
function severalProblems(prop: string, rules: unknown): Problem[] {
  const keys = isRecord(rules) ? Object.keys(rules) : [];
  if (keys.length < 2) return [];
  const what = `${prop} has ${keys.length} rules (${keys.join(', ')}), and a deployment moves one`;
  return [{ what, fix: 'put their conditions together: a rule takes five values, and any of them fits' }];
}
