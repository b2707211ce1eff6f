import { is, isKnown, isRecord, type Problem, strangerProblems, wordProblems } from '@ashlar/core';
import { daysProblems } from './days-problems.js';

/** The function has to admit `secretsmanager.amazonaws.com`, and its role has to have `access('rotate')`. */
export type Rotation = RotationFunction &
  (
    | { /** 1 to 1000. */ readonly everyDays: number }
    | { /** `rate(…)` or `cron(…)`, in UTC. */ readonly schedule: string }
  );

export interface RotationFunction {
  readonly lambdaArn: string;
  /**
   * Who makes the first value. `by-hand`: a person, before the rotation is added, which starts from it and waits for its
   * schedule. `by-rotation`: the function, which is called as soon as the rotation stands, and again when its schedule is
   * changed; the apply does not wait for it to end. It has to work without a version `AWSCURRENT`.
   * @default 'by-hand'
   */
  readonly firstValue?: FirstValue;
  /**
   * What has to stand before Secrets Manager calls the function: its permission, its role's policy, its way to the
   * database.
   * @default - what the ARN comes from
   */
  readonly ready?: readonly { readonly fqn: string }[];
}

export type FirstValue = 'by-hand' | 'by-rotation';

const FIRST_VALUES: readonly string[] = ['by-hand', 'by-rotation'] satisfies FirstValue[];
const KNOWN = ['everyDays', 'firstValue', 'lambdaArn', 'ready', 'schedule'];

const LAMBDA_ARN = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9_$-]+)?$/;

/** Secrets Manager rotates every four hours at most. */
const SCHEDULE = /^(rate\([1-9]\d* (hours?|days?)\)|cron\(\S+( \S+){5}\))$/;

export function rotationProblems(rotation: Rotation | null | undefined): Problem[] {
  if (rotation === undefined) return [];
  if (!isRecord(rotation)) {
    return [{ what: is('rotation', rotation), fix: 'use { lambdaArn: …, everyDays: 30 }' }];
  }
  const given: Readonly<Record<string, unknown>> = rotation;
  const { firstValue, lambdaArn, ready } = given;
  const problems = strangerProblems('rotation', given, KNOWN);
  if (!lambdaArn || (isKnown(lambdaArn) && !LAMBDA_ARN.test(String(lambdaArn)))) {
    const fix = 'give the ARN of the function that rotates';
    problems.push({ what: `rotation.lambdaArn is '${String(lambdaArn)}'`, fix });
  }
  problems.push(...timeProblems(given));
  if (firstValue !== undefined)
    problems.push(...wordProblems('rotation.firstValue', firstValue, FIRST_VALUES));
  if (ready !== undefined && !(Array.isArray(ready) && ready.every(isResource))) {
    problems.push({ what: 'rotation.ready is no list of resources', fix: 'give resources of Terraform' });
  }
  return problems;
}

function timeProblems({ everyDays, schedule }: Readonly<Record<string, unknown>>): Problem[] {
  if ((everyDays === undefined) === (schedule === undefined)) {
    const fix = 'use one of the two: { everyDays: 30 }, or { schedule: "cron(0 4 ? * SUN *)" }';
    return [{ what: 'rotation needs either everyDays or schedule', fix }];
  }
  if (everyDays !== undefined) {
    return daysProblems('Secrets Manager', 'rotation.everyDays', everyDays as number, 1, 1000);
  }
  if (!isKnown(schedule) || isSchedule(String(schedule))) return [];
  const fix = 'use rate(10 days), rate(4 hours) or more, or cron(0 4 ? * SUN *), in UTC';
  return [{ what: `rotation.schedule is '${String(schedule)}'`, fix }];
}

function isSchedule(schedule: string): boolean {
  const hours = /^rate\((\d+) hours?\)$/.exec(schedule)?.[1];
  return SCHEDULE.test(schedule) && (hours === undefined || Number(hours) >= 4);
}

const isResource = (value: unknown): boolean => isRecord(value) && typeof value['fqn'] === 'string';
