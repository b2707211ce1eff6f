import type { Problem } from './input-error.js';
import { isKnown } from './is-known.js';
import { is } from './value-problems.js';

const TOPIC_ARN = /^arn:aws[a-z-]*:sns:([a-z0-9-]+):\d{12}:[A-Za-z0-9_-]+$/;

/** No topic, or one that is not in the region where it has to be. @param region leave it out where any region does */
export function topicArnProblems(prop: string, value: unknown, region?: string): Problem[] {
  if (typeof value === 'string' && !isKnown(value)) return [];
  const parts = typeof value === 'string' ? TOPIC_ARN.exec(value) : null;
  if (parts === null) {
    return [{ what: is(prop, value), fix: 'give the ARN of an SNS topic, as AlarmTopic publishes it' }];
  }
  if (region === undefined || parts[1] === region) return [];
  const what = `${prop} is a topic in ${parts[1]}; EventBridge reaches those of its own region`;
  return [{ what, fix: `give a topic in ${region}` }];
}
