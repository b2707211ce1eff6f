import {
  anything,
  attributes,
  attributesOrNull,
  flag,
  lazily,
  listOf,
  marks,
  record,
  type Shape,
  tableOf,
  text,
  textOrNumber,
} from './plan-shape.js';

const path = listOf(textOrNumber);

const change = (values: Shape) =>
  record(
    { actions: listOf(text) },
    {
      ...{ before: values, after: values, after_unknown: marks },
      ...{ before_sensitive: marks, after_sensitive: marks },
      ...{ replace_paths: listOf(path), importing: record({}, { id: text }) },
    },
  );

const resourceChange = record(
  { address: text, type: text, change: change(attributesOrNull) },
  {
    ...{ mode: text, module_address: text, name: text, index: textOrNumber, provider_name: text },
    ...{ deposed: text, previous_address: text, action_reason: text },
  },
);

const stateModule: Shape = record(
  {},
  {
    address: text,
    resources: listOf(
      record({ address: text, type: text }, { mode: text, values: attributes, sensitive_values: marks }),
    ),
    child_modules: listOf(lazily(() => stateModule)),
  },
);

const stateValues = record(
  {},
  { outputs: tableOf(record({}, { sensitive: flag, value: anything })), root_module: stateModule },
);

const configurationModule: Shape = record(
  {},
  {
    outputs: tableOf(record({}, { sensitive: flag })),
    resources: listOf(
      record(
        { address: text, type: text },
        { mode: text, expressions: attributes, provisioners: listOf(anything), depends_on: listOf(text) },
      ),
    ),
    module_calls: tableOf(
      record({}, { source: text, expressions: attributes, module: lazily(() => configurationModule) }),
    ),
    variables: tableOf(record({}, { sensitive: flag })),
  },
);

/**
 * What Terraform writes at the top of a plan, as far as it is read here.
 *
 * source: JSON output format 1.2 (https://developer.hashicorp.com/terraform/internals/json-format), and the plans of Terraform 1.11.4
 * in libs/review/corpus
 */
export const planShapes: Readonly<Record<string, Shape>> = {
  ...{ terraform_version: text, timestamp: text, applyable: flag, complete: flag, errored: flag },
  variables: tableOf(record({}, { value: anything })),
  planned_values: stateValues,
  prior_state: record({}, { values: stateValues }),
  resource_changes: listOf(resourceChange),
  resource_drift: listOf(resourceChange),
  output_changes: tableOf(change(anything)),
  relevant_attributes: listOf(record({ resource: text, attribute: path })),
  configuration: record(
    {},
    {
      provider_config: tableOf(record({}, { name: text, alias: text, expressions: attributes })),
      root_module: configurationModule,
    },
  ),
};
