import { is, isKnown, isRecord, type Problem, textProblems, wholeNumberProblems } from '@ashlar/core';
import { isListener, rulesProblems } from './forward-problems.js';
import { completeHealthCheck, type HealthCheck, healthCheckProblems } from './health-check.js';
import type { LambdaTargetsProps } from './lambda-targets-props.js';
import { switchProblems } from './value-problems.js';

/** asOf: 2026-11, source: AWS Lambda developer guide, "Lambda quotas" */
const LONGEST_TIMEOUT = 900;
/** asOf: 2026-11, source: AWS Lambda API reference, AddPermission: 100 characters in a StatementId */
const PURPOSE = /^[A-Za-z0-9_-]{1,80}$/;
const ALIAS = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[^:]+:[^:]+$/;

/** Everything that is wrong but the place of the rules among others. */
export function lambdaTargetsProblems(props: LambdaTargetsProps): Problem[] {
  const { purpose, healthCheck = 'off', rules, listener } = props;
  const check = healthCheck === 'off' ? [] : healthCheckProblems(healthCheck);
  const sound = healthCheck !== 'off' && check.length === 0 ? completeHealthCheck(healthCheck) : undefined;
  return [
    ...textProblems('purpose', purpose, PURPOSE, 'say what the function is, in a word'),
    ...functionProblems(props.function, listener, sound),
    ...check,
    ...switchProblems('multiValueHeaders', props.multiValueHeaders),
    ...rulesProblems('rules', rules, 'listener', listener),
  ];
}

function functionProblems(target: unknown, listener: unknown, check: HealthCheck | undefined): Problem[] {
  if (!isRecord(target)) {
    const fix = 'give a function with an alias: { functionName, aliasName, aliasArn, timeoutSeconds }';
    return [{ what: is('function', target), fix }];
  }
  const { functionName, aliasName, aliasArn, timeoutSeconds } = target;
  const alias = 'give it an alias: a deployment moves that, and the load balancer follows';
  return [
    ...textProblems('function.functionName', functionName, /\S/, "give the function's name"),
    ...textProblems('function.aliasName', aliasName, /\S/, alias),
    ...textProblems(
      'function.aliasArn',
      aliasArn,
      ALIAS,
      `${alias}; its ARN ends in :function:<name>:<alias>`,
    ),
    ...wholeNumberProblems('function.timeoutSeconds', timeoutSeconds, 1, LONGEST_TIMEOUT),
    ...(typeof timeoutSeconds === 'number' && isKnown(timeoutSeconds)
      ? timeoutProblems(timeoutSeconds, listener, check)
      : []),
  ];
}

function timeoutProblems(seconds: number, listener: unknown, check: HealthCheck | undefined): Problem[] {
  const waits = isListener(listener) ? listener.idleTimeoutSeconds : Infinity;
  const interval = check?.intervalSeconds ?? Infinity;
  return [
    ...(seconds >= waits
      ? [
          {
            what: `function.timeoutSeconds is ${seconds}, and the load balancer waits ${waits}: clients get a 504 while it works on`,
            fix: `lower it below ${waits}, or raise idleTimeoutSeconds of the load balancer above ${seconds}`,
          },
        ]
      : []),
    ...(seconds >= interval
      ? [
          {
            what: `healthCheck.intervalSeconds is ${interval}, and the function may take ${seconds}`,
            fix: `raise the interval above ${seconds}, or lower function.timeoutSeconds below ${interval}`,
          },
        ]
      : []),
  ];
}
