import type { Model, Resource } from '@ashlar/graph';
import type { Judgement, Rule } from '../../rule.js';
import { partsOf } from '../reading/parts.js';
import { describe, isWritten, type Setting, settingOf } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';

/** Services that call a function and don't wait for what it says; those of AWS's list that are met in practice. */
const CALL_AND_GO = ['events', 's3', 'sns', 'ses', 'logs', 'config', 'iot'].map(
  (service) => `${service}.amazonaws.com`,
);

const QUEUE = 'aws_sqs_queue';

export const failedCallsKept: Rule = {
  id: 'FAILED_CALLS_KEPT',
  holds: 'What a function fails to do for a queue, a stream or an event is kept somewhere.',
  why: 'Lambda drops it after its last attempt: nobody hears of it, and nobody can do it again.',
  fix: 'Give the queue a redrive_policy; for events, set dead_letter_config or destination_config.on_failure.',
  judge: (model) => [...ofEvents(model), ...ofMappings(model)],
};

function ofEvents(model: Model): Judgement[] {
  return each(['aws_lambda_function'], (called, model) => {
    const callers = named(model, called, 'aws_lambda_permission').map((permission) =>
      settingOf(model, permission, 'principal'),
    );
    const isAsync = callers.some(({ values }) => values.some((value) => CALL_AND_GO.includes(value)));
    const isOpen = callers.some(({ open }) => open !== undefined);
    if (!isAsync && !isOpen) return undefined;
    const places = [
      settingOf(model, called, 'dead_letter_config.target_arn'),
      ...named(model, called, 'aws_lambda_function_event_invoke_config').map((config) =>
        settingOf(model, config, 'destination_config.on_failure.destination'),
      ),
    ];
    const verdict = judgePlaces(places);
    return isAsync || verdict.verdict === 'pass'
      ? verdict
      : unknown('principal of its permission is known to Terraform alone: look at who calls it');
  })(model);
}

/** Parts of a function, by its name or its ARN. */
const named = (model: Model, called: Resource, type: string): Resource[] => [
  ...new Set(['function_name', 'arn'].flatMap((name) => partsOf(model, called, type, 'function_name', name))),
];

const ofMappings = each(['aws_lambda_event_source_mapping'], (mapping, model) => {
  const source = settingOf(model, mapping, 'event_source_arn');
  const queue =
    source.references.find(({ type }) => type === QUEUE) ??
    model.all(QUEUE).find(({ attributes }) => source.values.includes(String(attributes['arn'])));
  if (queue !== undefined)
    return judgePlaces([
      settingOf(model, queue, 'redrive_policy'),
      ...partsOf(model, queue, 'aws_sqs_queue_redrive_policy', 'queue_url', 'url').map((part) =>
        settingOf(model, part, 'redrive_policy'),
      ),
    ]);
  const place = judgePlaces([settingOf(model, mapping, 'destination_config.on_failure.destination_arn')]);
  const isOfQueue = source.values.some((arn) => arn.includes(':sqs:'));
  const isElsewhere = isOfQueue || source.open !== undefined || source.references.some(isData);
  return place.verdict === 'pass' || !isElsewhere
    ? place
    : unknown(`${describe(source)}: look for its dead-letter queue`);
});

const isData = ({ type }: Resource) => type.startsWith('data.');

function judgePlaces(places: readonly Setting[]): Verdict {
  const place = places.find(isWritten);
  if (place === undefined) return fail(places.map(describe).join('; '));
  const isKnown = place.values.length + place.references.length > 0;
  return isKnown ? pass(`${place.path} is set`) : unknown(`${describe(place)}: look where failures go`);
}
