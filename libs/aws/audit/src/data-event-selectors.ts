import {
  is,
  isKnown,
  isRecord,
  type Problem,
  sortedEntries,
  strangerProblems,
  textProblems,
} from '@ashlar/core';
import type {
  CloudtrailAdvancedEventSelector,
  CloudtrailAdvancedEventSelectorFieldSelector,
} from '@cdktf/provider-aws/lib/cloudtrail/index.js';

/** What happens inside of resources, which management events don't show. Each costs 0.10 USD per 100,000 events (2026-11). */
export interface DataEvents {
  /**
   * ARNs of buckets by key: who reads, writes and deletes their objects. `'all'` are those of the account, later ones
   * included; HIPAA's conformance pack asks for it. The trail's own bucket may be among them: each file that CloudTrail
   * delivers there is then an event.
   * @default - none
   */
  readonly buckets?: Selected;
  /** ARNs of DynamoDB tables by key: who reads and writes items. @default - none */
  readonly tables?: Selected;
  /** ARNs of Lambda functions by key: who invokes them. @default - none */
  readonly functions?: Selected;
}

export type Selected = 'all' | Readonly<Record<string, string>>;

interface EventSource {
  readonly name: string;
  readonly type: string;
  readonly arn: RegExp;
  readonly example: string;
  readonly narrow: (arns: string[]) => Partial<CloudtrailAdvancedEventSelectorFieldSelector>;
}

const eventSources: Readonly<Record<keyof DataEvents, EventSource>> = {
  buckets: {
    name: 'Objects of S3',
    type: 'AWS::S3::Object',
    arn: /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]*$/,
    example: "a bucket: 'arn:aws:s3:::records'",
    // With the slash, `records` does not stand for `records-old`.
    narrow: (arns) => ({ startsWith: arns.map((arn) => `${arn}/`) }),
  },
  functions: {
    name: 'Lambda functions',
    type: 'AWS::Lambda::Function',
    arn: /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+$/,
    example: "a function without a version: 'arn:aws:lambda:us-east-1:111122223333:function:orders'",
    narrow: (arns) => ({ equalTo: arns }),
  },
  tables: {
    name: 'Items of DynamoDB',
    type: 'AWS::DynamoDB::Table',
    arn: /^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/[A-Za-z0-9_.-]+$/,
    example: "a table: 'arn:aws:dynamodb:us-east-1:111122223333:table/orders'",
    narrow: (arns) => ({ equalTo: arns }),
  },
};

const sources = sortedEntries(eventSources) as [keyof DataEvents, EventSource][];

/** CloudTrail's quota of values in all advanced selectors of a trail. */
const MAX_VALUES = 500;

const MANAGEMENT: CloudtrailAdvancedEventSelector = {
  name: 'Management events',
  fieldSelector: [{ field: 'eventCategory', equalTo: ['Management'] }],
};

/**
 * Selectors for every management event and the data events that are asked for. A trail with selectors for data alone
 * would record no management event any more.
 */
export function eventSelectors(events: DataEvents = {}): CloudtrailAdvancedEventSelector[] {
  return [
    MANAGEMENT,
    ...sources.flatMap(([key, { name, type, narrow }]) => {
      const selected = events[key];
      if (selected === undefined) return [];
      const arns = selected === 'all' ? [] : sortedEntries(selected).map(([, arn]) => arn);
      return [
        {
          name,
          fieldSelector: [
            { field: 'eventCategory', equalTo: ['Data'] },
            { field: 'resources.type', equalTo: [type] },
            ...(selected === 'all' ? [] : [{ field: 'resources.ARN', ...narrow(arns) }]),
          ],
        },
      ];
    }),
  ];
}

/** What CloudTrail would refuse, or what would select something else than is meant. */
export function dataEventProblems(events: unknown): Problem[] {
  if (events === undefined) return [];
  if (!isRecord(events)) {
    return [{ what: is('dataEvents', events), fix: "say whose: { buckets: 'all' }" }];
  }
  const known = sources.map(([key]) => key);
  return [
    ...strangerProblems('dataEvents', events, known),
    ...sources.flatMap(([key, source]) => selectedProblems(`dataEvents.${key}`, events[key], source)),
    ...countProblems(events),
  ];
}

function selectedProblems(prop: string, selected: unknown, { arn, example }: EventSource): Problem[] {
  if (selected === undefined || selected === 'all') return [];
  if (!isRecord(selected) || Object.keys(selected).length === 0) {
    const fix = "give ARNs by key, say 'all', or leave it out";
    return [{ what: is(prop, selected), fix }];
  }
  const entries = sortedEntries(selected);
  const firsts = new Map(entries.toReversed().map(([key, value]) => [value, key]));
  return entries.flatMap(([key, value]) => {
    const first = firsts.get(value);
    const twice =
      first === key || !isKnown(value)
        ? []
        : [{ what: `${prop}.${key} is ${prop}.${first} again`, fix: 'leave one of them out' }];
    return [...textProblems(`${prop}.${key}`, value, arn, `give the ARN of ${example}`), ...twice];
  });
}

function countProblems(events: Readonly<Record<string, unknown>>): Problem[] {
  const values = sources.reduce((sum, [key]) => {
    const selected = events[key];
    if (selected === undefined) return sum;
    return sum + 2 + (isRecord(selected) ? Object.keys(selected).length : 0);
  }, 1);
  if (values <= MAX_VALUES) return [];
  const what = `dataEvents needs ${values} values in its selectors; CloudTrail takes ${MAX_VALUES}`;
  return [{ what, fix: "say 'all' instead of single ones" }];
}
