import {
  is,
  isRecord,
  type Problem,
  sortedEntries,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';
import { healthCheckProblems } from './health-check.js';
import type { Listener } from './listener.js';
import type { ListenerRule } from './listener-rule.js';
import { ruleProblems } from './rule-problems.js';
import type { TargetGroupProps } from './target-group-props.js';
import { keyProblems } from './value-problems.js';

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
    ...rulesProblems(props),
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

function rulesProblems({ rules, listener, protocolVersion }: TargetGroupProps): Problem[] {
  if (!isListener(listener)) {
    return [{ what: 'listener is none', fix: "give a load balancer's: listener: balancer.listener" }];
  }
  if (!isRecord(rules)) return [{ what: is('rules', rules), fix: 'map keys to rules' }];
  if (Object.keys(rules).length === 0) {
    const what = 'rules is empty: the targets would get no request, and ECS refuses such a group';
    return [{ what, fix: "describe a rule: { web: { priority: 100, paths: ['/*'] } }" }];
  }
  const { certificateHosts } = listener;
  const plain = certificateHosts === 'none' && ['HTTP2', 'GRPC'].includes(protocolVersion ?? '');
  return [
    ...(plain
      ? [
          {
            what: `protocolVersion is '${protocolVersion}' behind a listener for HTTP`,
            fix: 'use HTTPS there',
          },
        ]
      : []),
    ...keyProblems('rules', Object.keys(rules)),
    ...Object.entries(rules).flatMap(([key, rule]) => ruleProblems(`rules.${key}`, rule, certificateHosts)),
  ];
}

/** The rules that a ledger can judge, whatever is wrong with the others. */
export function soundRules({ rules, listener }: TargetGroupProps): [string, ListenerRule][] {
  if (!isListener(listener) || !isRecord(rules)) return [];
  return sortedEntries(rules).filter(
    ([key, rule]) => ruleProblems(key, rule, listener.certificateHosts).length === 0,
  );
}

const isListener = (listener: unknown): listener is Listener =>
  isRecord(listener) &&
  typeof listener['listenerArn'] === 'string' &&
  (listener['certificateHosts'] === 'none' || Array.isArray(listener['certificateHosts'])) &&
  isRecord(listener['rules']) &&
  typeof listener['rules']['claim'] === 'function';
