import {
  is,
  isKnown,
  isRecord,
  keyArnProblems,
  type Problem,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
} from '@ashlar/core';
import type { QueueProps } from './queue.js';

const KNOWN: Readonly<Record<keyof QueueProps, true>> = {
  ...{ purpose: true, kmsKeyArn: true, visibilityTimeoutSeconds: true, retentionDays: true },
  ...{ delaySeconds: true, maxReceives: true, fifo: true, allows: true },
};

type Ranged = 'visibilityTimeoutSeconds' | 'retentionDays' | 'delaySeconds';

/** asOf: 2026-11, source: SQS API reference, SetQueueAttributes; 1000 receives at most before a message is moved */
const RANGES: Readonly<Record<Ranged, readonly [number, number]>> = {
  visibilityTimeoutSeconds: [0, 43_200],
  retentionDays: [1, 14],
  delaySeconds: [0, 900],
};

export function queueProblems(props: QueueProps): Problem[] {
  const { maxReceives, fifo } = props;
  return [
    ...strangerProblems('the queue', props, Object.keys(KNOWN)),
    ...textProblems(
      'purpose',
      props.purpose,
      /^[a-z][a-z0-9-]*$/,
      "use lower-case words and hyphens: 'orders'",
    ),
    ...keyArnProblems('kmsKeyArn', props.kmsKeyArn),
    ...(Object.keys(RANGES) as Ranged[]).flatMap((prop) =>
      props[prop] === undefined ? [] : wholeNumberProblems(prop, props[prop], ...RANGES[prop]),
    ),
    ...(maxReceives === undefined || maxReceives === 'never'
      ? []
      : wholeNumberProblems('maxReceives', maxReceives, 1, 1000)),
    ...(fifo === undefined || typeof fifo === 'boolean'
      ? []
      : [{ what: is('fifo', fifo), fix: 'use true or false' }]),
    ...allowProblems(props.allows),
  ];
}

/** A queue that everybody may use, unless a condition says who. */
function allowProblems(allows: unknown): Problem[] {
  if (allows === undefined) return [];
  const fix = "list { sid, principal: { service: 'events.amazonaws.com' }, actions, conditions }";
  if (!Array.isArray(allows)) return [{ what: is('allows', allows), fix }];
  return allows.flatMap((statement: unknown, index): Problem[] => {
    const prop = `allows[${index}]`;
    if (!isRecord(statement) || !Array.isArray(statement['actions']) || statement['principal'] === undefined)
      return [{ what: `${prop} has no actions or no principal`, fix }];
    const isOpen = statement['effect'] !== 'Deny' && !isRecord(statement['conditions']);
    const { principal } = statement;
    if (isOpen && isEverybody(principal))
      return [{ what: `${prop} is for everybody`, fix: 'name a service or a role, or give conditions' }];
    if (isOpen && isRecord(principal) && typeof principal['service'] === 'string') {
      const what = `${prop} is for ${principal['service']} on behalf of anybody's account`;
      return [{ what, fix: "give conditions: { ArnEquals: { 'aws:SourceArn': … } }" }];
    }
    return [];
  });
}

const isEverybody = (principal: unknown) =>
  principal === '*' || (isRecord(principal) && isKnown(principal['aws']) && principal['aws'] === '*');
