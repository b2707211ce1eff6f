import { isRecord, is, type Problem, strangerProblems } from '@ashlar/core';
import type { ProjectStack } from '@ashlar/core';
import { pascalCase, type Statement } from '@ashlar/iam';
import { optionalNumberProblems } from './optional-number.js';

/** Where events end that could not be worked on: a queue or a topic, with the key that encrypts it. */
export type FailureTarget =
  | { readonly queueArn: string; readonly kmsKeyArn?: string }
  | { readonly topicArn: string; readonly kmsKeyArn?: string };

export interface Asynchronous {
  /** Tries after the first one, 0 to 2. @default 2 */
  readonly retries?: number;
  /** How old an event may get before it is given up, 60 to 21,600 seconds. @default 21600 */
  readonly maxEventAgeSeconds?: number;
  /** Gets the event and what went wrong. @default - what failed every time is lost */
  readonly onFailure?: FailureTarget;
}

export const arnOf = (target: FailureTarget): string =>
  'queueArn' in target ? target.queueArn : target.topicArn;

/** What the role needs to send there. */
export function failureStatements(stack: ProjectStack, id: string, target: FailureTarget): Statement[] {
  const [service, action] = 'queueArn' in target ? ['sqs', 'sqs:SendMessage'] : ['sns', 'sns:Publish'];
  const name = pascalCase(id);
  const send = { sid: `Send${name}`, actions: [action], resources: [arnOf(target)] };
  if (target.kmsKeyArn === undefined) return [send];
  const via = `${service}.${stack.environment.region}.amazonaws.com`;
  const encrypt = {
    ...{ sid: `Encrypt${name}`, actions: ['kms:Decrypt', 'kms:GenerateDataKey'] },
    ...{ resources: [target.kmsKeyArn], conditions: { StringEquals: { 'kms:ViaService': via } } },
  };
  return [send, encrypt];
}

export function asynchronousProblems(asynchronous: unknown): Problem[] {
  if (asynchronous === undefined) return [];
  const fix = 'give { retries, maxEventAgeSeconds, onFailure }, or leave it out';
  if (!isRecord(asynchronous)) return [{ what: is('asynchronous', asynchronous), fix }];
  const { retries, maxEventAgeSeconds, onFailure } = asynchronous;
  return [
    ...strangerProblems('asynchronous', asynchronous, ['retries', 'maxEventAgeSeconds', 'onFailure']),
    ...optionalNumberProblems('asynchronous.retries', retries, 0, 2),
    ...optionalNumberProblems('asynchronous.maxEventAgeSeconds', maxEventAgeSeconds, 60, 21_600),
    ...targetProblems('asynchronous.onFailure', onFailure),
  ];
}

/** Neither a queue nor a topic, or both. */
export function targetProblems(prop: string, target: unknown): Problem[] {
  if (target === undefined) return [];
  const fix = 'give a Queue, or { queueArn, kmsKeyArn } or { topicArn, kmsKeyArn }';
  if (!isRecord(target)) return [{ what: is(prop, target), fix }];
  const arns = [target['queueArn'], target['topicArn']].filter((arn) => typeof arn === 'string');
  if (arns.length === 1) return [];
  return [
    {
      what: `${prop} has ${arns.length === 0 ? 'no queueArn and no topicArn' : 'both a queue and a topic'}`,
      fix,
    },
  ];
}
