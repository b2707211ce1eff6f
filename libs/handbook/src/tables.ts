import type { Attributes, Model, Resource, WrittenStack } from '@ashlar/graph';
import { markdownTable } from 'markdown-table';

/** What a table is made from: the stacks of one environment, in the order in which they are deployed. */
export interface Source {
  readonly stacks: readonly WrittenStack[];
  readonly model: Model;
}

/** Tables that a document takes from the JSON as they are, by the word that asks for them. */
export const tables: Readonly<Record<string, (source: Source) => string>> = {
  stacks: ({ stacks }) =>
    table(
      ['stack', 'resources', 'after'],
      stacks.map(({ name, json, dependencies }) => [
        code(name),
        String(Object.values(json.resource ?? {}).reduce((sum, named) => sum + Object.keys(named).length, 0)),
        [...dependencies].map(lastWord).sort().join(', '),
      ]),
    ),

  outputs: ({ stacks }) =>
    table(
      ['stack', 'output', 'what it is'],
      stacks.flatMap(({ name, json }) =>
        Object.entries(json.output ?? {})
          .filter(([output]) => !output.startsWith('cross-stack-output-'))
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([output, { description }]) => [lastWord(name), code(output), text(description)]),
      ),
    ),

  alarms: ({ model }) =>
    table(
      ['alarm', 'goes off when', 'severity', 'runbook'],
      model
        .all('aws_cloudwatch_metric_alarm')
        .map(({ attributes }) => [
          code(attributes['alarm_name']),
          condition(attributes),
          text((attributes['tags'] as Attributes | undefined)?.['Severity']),
          runbookLink(text(attributes['alarm_description'])),
        ]),
    ),

  queries: ({ model }) =>
    table(
      ['saved query', 'looks into'],
      model
        .all('aws_cloudwatch_query_definition')
        .map((query) => [code(query.attributes['name']), logGroupsOf(model, query)]),
    ),

  'log-groups': ({ model }) =>
    table(
      ['log group', 'kept for'],
      model
        .all('aws_cloudwatch_log_group')
        .map(({ attributes }) => [code(attributes['name']), `${text(attributes['retention_in_days'])} days`]),
    ),

  keys: ({ model }) =>
    table(
      ['key', 'what it encrypts'],
      model.all('aws_kms_alias').map((alias) => {
        const [key] = model.targets(alias, 'target_key_id');
        return [code(alias.attributes['name']), text(key?.resource?.attributes['description'])];
      }),
    ),
};

const table = (head: string[], rows: string[][]) =>
  markdownTable([head, ...rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))]);

const code = (value: unknown) => `\`${text(value)}\``;
const text = (value: unknown) => (value === undefined ? '' : String(value));
const lastWord = (stack: string) => stack.split('-').slice(2).join('-');

const SIGNS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

/** `CPUUtilization > 80, 3 times in 3 × 300 s`; of metric math, what its result is called. */
function condition(alarm: Attributes): string {
  const {
    metric_name: metric,
    comparison_operator: operator,
    threshold,
    evaluation_periods: periods,
  } = alarm;
  const crossed =
    metric === undefined
      ? text(labelOf(alarm)).replace(/\.$/, '')
      : `${text(metric)} ${SIGNS[text(operator)] ?? text(operator)} ${text(threshold)}`;
  const period = text(alarm['period'] ?? periodOf(alarm));
  const times = text(alarm['datapoints_to_alarm'] ?? periods);
  return `${crossed}, ${times} times in ${text(periods)} × ${period} s`;
}

const queriesOf = (alarm: Attributes) => (alarm['metric_query'] ?? []) as readonly Attributes[];

const labelOf = (alarm: Attributes) =>
  queriesOf(alarm).find((query) => query['return_data'] === true)?.['label'];

const periodOf = (alarm: Attributes) =>
  queriesOf(alarm)
    .map(({ metric }) => (metric as Attributes | undefined)?.['period'])
    .find((period) => period !== undefined);

/** The page that the description names, as a link from the folder of documents beside the runbooks. */
function runbookLink(description: string): string {
  const page = /\/([\w-]+)\.md/.exec(description)?.[1];
  return page === undefined ? '' : `[${page}](../runbooks/${page}.md)`;
}

function logGroupsOf(model: Model, query: Resource): string {
  const names = model
    .targets(query, 'log_group_names')
    .map((target) =>
      target.resource === undefined ? target.text : text(target.resource.attributes['name']),
    );
  return [...new Set(names)].map(code).join(', ');
}
