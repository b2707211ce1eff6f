import {
  is,
  isRecord,
  keyArnProblems,
  type Problem,
  strangerProblems,
  textProblems,
  wordProblems,
} from '@ashlar/core';
import { retentionProblems } from '@ashlar/log-group';
import type { AuditTrailProps, Insight } from './audit-trail-props.js';
import { bucketProblems } from './bucket-problems.js';
import { dataEventProblems } from './data-event-selectors.js';

export const INSIGHTS = ['ApiCallRateInsight', 'ApiErrorRateInsight'] as const satisfies Insight[];

/** Everything that is wrong with a trail. */
const PROPS = ['purpose', 'bucket', 'prefix', 'kmsKeyArn', 'logs', 'dataEvents', 'insights'];

export function trailProblems(props: AuditTrailProps): Problem[] {
  const { purpose, bucket, prefix, kmsKeyArn, logs, dataEvents, insights } = props;
  return [
    ...strangerProblems('the trail', props, PROPS),
    ...textProblems('purpose', purpose, /^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words: 'audit'"),
    ...bucketProblems(bucket, prefix),
    ...keyArnProblems('kmsKeyArn', kmsKeyArn),
    ...logProblems(logs),
    ...dataEventProblems(dataEvents),
    ...insightProblems(insights),
  ];
}

function logProblems(logs: unknown): Problem[] {
  if (logs === 'off') return [];
  if (!isRecord(logs)) {
    return [{ what: is('logs', logs), fix: "give the key of a log group, { kmsKeyArn }, or say 'off'" }];
  }
  return [
    ...strangerProblems('logs', logs, ['kmsKeyArn', 'retentionDays', 'keep']),
    ...keyArnProblems('logs.kmsKeyArn', logs['kmsKeyArn']),
    ...retentionProblems('logs.retentionDays', logs['retentionDays'] as number | undefined),
  ];
}

function insightProblems(insights: unknown): Problem[] {
  if (insights === undefined) return [];
  if (!Array.isArray(insights))
    return [{ what: is('insights', insights), fix: `list ${INSIGHTS.join(', ')}` }];
  return insights.flatMap((insight, index) => wordProblems(`insights[${index}]`, insight, INSIGHTS));
}
