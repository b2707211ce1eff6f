import { isKnown } from '@ashlar/core';
import type {
  Conditions,
  Denial,
  DenialExcept,
  Principal,
  PrincipalStatement,
  Statement,
} from './statement.js';

/** The JSON of a policy, sorted, so that its order in the code is no difference. */
export function policyDocument(statements: readonly AnyStatement[]): string {
  const sorted = [...statements].sort((a, b) => (a.sid < b.sid ? -1 : 1));
  return JSON.stringify({ Version: '2012-10-17', Statement: sorted.map(render) });
}

type AnyStatement = Statement | PrincipalStatement | Denial | DenialExcept;

function render(statement: AnyStatement) {
  return {
    Sid: statement.sid,
    Effect: ('effect' in statement && statement.effect) || 'Allow',
    ...('principal' in statement ? { Principal: renderPrincipal(statement.principal) } : {}),
    Action: renderList(statement.actions),
    ...renderResources(statement),
    ...(statement.conditions ? { Condition: renderConditions(statement.conditions) } : {}),
  };
}

function renderResources(statement: AnyStatement) {
  if ('exceptResources' in statement) return { NotResource: renderList(statement.exceptResources) };
  return statement.resources.length > 0 ? { Resource: renderList(statement.resources) } : {};
}

function renderPrincipal(principal: Principal) {
  if (principal === '*') return '*';
  if ('federated' in principal) return { Federated: principal.federated };
  return 'service' in principal ? { Service: principal.service } : { AWS: principal.aws };
}

const renderConditions = (conditions: Conditions) =>
  byKey(conditions, (keys) => byKey(keys, (values) => renderList([values].flat())));

const byKey = <T, U>(record: Readonly<Record<string, T>>, render: (value: T) => U): Record<string, U> =>
  Object.fromEntries(
    Object.keys(record)
      .sort()
      .map((key) => [key, render(record[key] as T)]),
  );

/**
 * AWS returns a list of one as the one, and Terraform would see a difference. What only Terraform knows stays in
 * the order of the code: the engine's names for it change with everything that was built before.
 */
function renderList(values: readonly string[]): string | readonly string[] | undefined {
  const sorted = [...values.filter(isKnown).sort(), ...values.filter((value) => !isKnown(value))];
  return sorted.length === 1 ? sorted[0] : sorted;
}
