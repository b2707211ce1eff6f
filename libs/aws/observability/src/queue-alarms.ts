import type { Alarm, Metric } from './alarm.js';
import { keyed } from './alarm-keys.js';
import { refuseThresholds } from './threshold-problems.js';

/** A queue of SQS, and from where on somebody wants to know. */
export interface WatchedQueue<Key extends string> {
  /** The queue's word: `notifications` makes `notifications-age`. */
  readonly key: Key;
  readonly queueName: string;
  /**
   * Where messages go that nobody could handle.
   * @default - no alarm for it
   */
  readonly deadLetterQueueName?: string;
  /**
   * Seconds for which the oldest message waits, for 15 minutes.
   * @default 900
   */
  readonly oldestMessageSeconds?: number;
}

type QueueAlarms<Key extends string> = Record<`${Key}-age`, Alarm> & {
  readonly [Name in `${Key}-dead-letters`]?: Alarm;
};

/**
 * `notifications-age` (warning), and with a dead-letter queue `notifications-dead-letters` (critical), which rings until
 * somebody has emptied it. Runbook: queue.
 *
 * @throws InputError for a threshold that can't be crossed, or always is.
 */
export function queueAlarms<Key extends string>(watched: WatchedQueue<Key>): QueueAlarms<Key> {
  const { key, queueName, deadLetterQueueName, oldestMessageSeconds = 900 } = watched;
  refuseThresholds('queueAlarms', { amounts: { oldestMessageSeconds } });
  const age = keyed(key, {
    age: {
      means: `Messages of ${key} wait longer than ${oldestMessageSeconds} s.`,
      severity: 'warning',
      ...ofQueue,
      evaluationPeriods: 3,
      metric: metricOf('ApproximateAgeOfOldestMessage', queueName),
      threshold: oldestMessageSeconds,
    } satisfies Alarm,
  });
  if (deadLetterQueueName === undefined) return age as QueueAlarms<Key>;
  const deadLetters = keyed(key, {
    'dead-letters': {
      means: `Messages of ${key} lie in its dead-letter queue: nobody could handle them.`,
      severity: 'critical',
      ...ofQueue,
      metric: metricOf('ApproximateNumberOfMessagesVisible', deadLetterQueueName),
      threshold: 0,
    } satisfies Alarm,
  });
  return { ...age, ...deadLetters } as QueueAlarms<Key>;
}

const ofQueue = {
  runbook: 'queue',
  comparison: 'GreaterThanThreshold',
  // A queue that nobody used for 6 hours has no figures.
  missingData: 'notBreaching',
  periodSeconds: 300,
  evaluationPeriods: 1,
} as const;

const metricOf = (name: string, QueueName: string): Metric => ({
  namespace: 'AWS/SQS',
  name,
  statistic: 'Maximum',
  dimensions: { QueueName },
});
