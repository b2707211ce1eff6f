import type { Model, Resource } from '@ashlar/graph';
import { valuesAt } from '../reading/setting.js';
import { parsePolicy, type PolicyStatement } from './policy-statement.js';

export interface Policies {
  readonly statements: readonly PolicyStatement[];
  /** Expressions whose statements only Terraform knows. */
  readonly unread: readonly string[];
}

/** The statements of the policies in an attribute, written there or in a data source. */
export function policiesOf(model: Model, resource: Resource, attribute = 'policy'): Policies {
  const found = valuesAt(resource.attributes, attribute).flatMap((value) => read(model, resource, value));
  return {
    statements: found.flatMap((policy) => (typeof policy === 'string' ? [] : policy)),
    unread: found.filter((policy) => typeof policy === 'string'),
  };
}

type Read = PolicyStatement[] | string;

function read(model: Model, { stack }: Resource, value: unknown): Read[] {
  const text = String(value);
  const written = parsePolicy(text);
  if (written !== undefined) return [written];
  return model.resolve(stack, text).map((target): Read => {
    if (target.resource === undefined) return parsePolicy(target.text) ?? target.text;
    return target.resource.type === 'data.aws_iam_policy_document' ? documentOf(target.resource) : text;
  });
}

function documentOf({ id, attributes }: Resource): Read {
  const builtOnOthers = ['source_policy_documents', 'override_policy_documents'].flatMap((attribute) =>
    valuesAt(attributes, attribute),
  );
  if (builtOnOthers.length > 0) return `${id}, which is built on other documents`;
  return valuesAt(attributes, 'statement').map((block) => ({
    effect: textsAt(block, 'effect')[0] ?? 'Allow',
    actions: textsAt(block, 'actions'),
    notActions: textsAt(block, 'not_actions'),
    resources: textsAt(block, 'resources'),
    notResources: textsAt(block, 'not_resources'),
    principals: valuesAt(block, 'principals').flatMap((principals) =>
      textsAt(principals, 'identifiers').map((name) =>
        textsAt(principals, 'type')[0] === '*' ? '*' : `${textsAt(principals, 'type')[0]}:${name}`,
      ),
    ),
    isForOthers: valuesAt(block, 'not_principals').length > 0,
    conditions: valuesAt(block, 'condition').map((condition) => ({
      operator: textsAt(condition, 'test')[0] ?? '',
      key: textsAt(condition, 'variable')[0] ?? '',
      values: textsAt(condition, 'values'),
    })),
  }));
}

const textsAt = (block: unknown, path: string) =>
  valuesAt(block, path).map((value) => String(value).replaceAll('$${', '${').replaceAll('&{', '${'));
