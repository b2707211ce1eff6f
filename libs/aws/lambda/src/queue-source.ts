import { isKnown, isRecord, is, type ProjectStack, type Problem, strangerProblems } from '@ashlar/core';
import { pascalCase, type Statement } from '@ashlar/iam';
import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping/index.js';
import type { Construct } from 'constructs';
import { visibilityProblems } from './caller-problems.js';
import { optionalNumberProblems } from './optional-number.js';

/** A queue as a function needs to know it. */
export interface SourceQueue {
  readonly queueArn: string;
  /** Of the queue, if it has one of ours. */
  readonly kmsKeyArn?: string;
  /** At least six times the function's timeout, and the batch window on top. */
  readonly visibilityTimeoutSeconds: number;
}

export interface QueueSource {
  readonly queue: SourceQueue;
  /** Messages in one call: 1 to 10,000; above 10 only with a window, and not from a FIFO queue. @default 10 */
  readonly batchSize?: number;
  /** How long messages are gathered for a batch, 0 to 300 seconds. @default 0 */
  readonly batchWindowSeconds?: number;
  /** Calls at once that this queue may cause, 2 to 1000. @default - as many as the function gets */
  readonly maximumConcurrency?: number;
  /**
   * Whether the function answers which messages of a batch failed (`batchItemFailures`), so that only those come again. With `false`
   * one bad message brings back all of its batch.
   * @default true
   */
  readonly reportsFailures?: boolean;
  /** Patterns of EventBridge, at most 5; what none of them takes is deleted unseen. @default - every message */
  readonly filters?: readonly object[];
}

interface MappingProps extends QueueSource {
  /** Alias or function. */
  readonly invokeArn: string;
}

/** Has Lambda poll a queue and call the function with its messages. */
export function queueMapping(scope: Construct, id: string, props: MappingProps): LambdaEventSourceMapping {
  const { queue, batchSize = 10, batchWindowSeconds, maximumConcurrency, filters = [] } = props;
  return new LambdaEventSourceMapping(scope, id, {
    functionName: props.invokeArn,
    eventSourceArn: queue.queueArn,
    batchSize,
    maximumBatchingWindowInSeconds: batchWindowSeconds,
    scalingConfig: maximumConcurrency === undefined ? undefined : { maximumConcurrency },
    functionResponseTypes: (props.reportsFailures ?? true) ? ['ReportBatchItemFailures'] : undefined,
    filterCriteria:
      filters.length === 0
        ? undefined
        : { filter: filters.map((pattern) => ({ pattern: JSON.stringify(pattern) })) },
  });
}

const CONSUME = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:ReceiveMessage',
];

/** What Lambda does with the queue, in the name of the function's role. */
export function queueStatements(stack: ProjectStack, key: string, { queue }: QueueSource): Statement[] {
  const name = pascalCase(key);
  const consume = { sid: `Consume${name}`, actions: CONSUME, resources: [queue.queueArn] };
  if (queue.kmsKeyArn === undefined) return [consume];
  const via = `sqs.${stack.environment.region}.amazonaws.com`;
  const decrypt = {
    ...{ sid: `Decrypt${name}`, actions: ['kms:Decrypt'], resources: [queue.kmsKeyArn] },
    conditions: { StringEquals: { 'kms:ViaService': via } },
  };
  return [consume, decrypt];
}

const KNOWN = [
  'queue',
  'batchSize',
  'batchWindowSeconds',
  'maximumConcurrency',
  'reportsFailures',
  'filters',
];

export function queueProblems(queues: unknown, timeoutSeconds: number): Problem[] {
  if (queues === undefined) return [];
  const fix = 'give by key { queue: { queueArn, visibilityTimeoutSeconds } }';
  if (!isRecord(queues)) return [{ what: is('queues', queues), fix }];
  return Object.entries(queues).flatMap(([key, source]) => {
    const prop = `queues.${key}`;
    if (!isRecord(source) || !isRecord(source['queue'])) return [{ what: `${prop} has no queue`, fix }];
    return sourceProblems(prop, source as unknown as QueueSource, timeoutSeconds);
  });
}

function sourceProblems(prop: string, source: QueueSource, timeoutSeconds: number): Problem[] {
  const { queue, batchSize = 10, batchWindowSeconds = 0, maximumConcurrency, filters = [] } = source;
  const { queueArn, visibilityTimeoutSeconds } = queue;
  const problems = [
    ...strangerProblems(prop, source, KNOWN),
    ...optionalNumberProblems(`${prop}.batchSize`, batchSize, 1, 10_000),
    ...optionalNumberProblems(`${prop}.batchWindowSeconds`, batchWindowSeconds, 0, 300),
    ...optionalNumberProblems(`${prop}.maximumConcurrency`, maximumConcurrency, 2, 1000),
  ];
  const refused = (what: string, fix: string) => problems.push({ what, fix });
  if (typeof queueArn !== 'string')
    refused(is(`${prop}.queue.queueArn`, queueArn), 'give the ARN of a queue');
  if (typeof visibilityTimeoutSeconds !== 'number')
    refused(
      is(`${prop}.queue.visibilityTimeoutSeconds`, visibilityTimeoutSeconds),
      'give what the queue has',
    );
  const isFifo = isKnown(queueArn) && String(queueArn).endsWith('.fifo');
  if (isFifo && (batchSize > 10 || batchWindowSeconds > 0))
    refused(`${prop} has a batch of more than 10 or a window, and the queue is FIFO`, 'leave both out');
  else if (batchSize > 10 && batchWindowSeconds === 0)
    refused(`${prop}.batchSize is ${batchSize} without a window`, 'add batchWindowSeconds: 1 or more');
  if (!Array.isArray(filters) || filters.length > 5 || !filters.every(isRecord))
    refused(`${prop}.filters is no list of at most 5 patterns`, "write [{ body: { kind: ['order'] } }]");
  if (problems.length > 0 || !isKnown(visibilityTimeoutSeconds) || !isKnown(timeoutSeconds)) return problems;
  return visibilityProblems(
    `${prop}.queue.visibilityTimeoutSeconds`,
    visibilityTimeoutSeconds,
    timeoutSeconds,
    batchWindowSeconds,
  );
}
