import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import type { Demand } from './demand.js';
import { describe, isWritten, settingOf } from './setting.js';
import { each, fail, pass, unknown, type Verdict } from './verdict.js';

/** A row of a table: a rule that one attribute decides. */
export interface AttributeRow extends Omit<Rule, 'judge'> {
  /** Types of resources. */
  readonly of: readonly string[];
  /** Dots lead into nested blocks. */
  readonly attribute: string;
  readonly must: Demand;
  /** What the provider does where nothing is written. */
  readonly otherwise?: string | number | boolean;
}

export const attributeRule = ({ of, attribute, must, otherwise, ...rule }: AttributeRow): Rule => ({
  ...rule,
  judge: each(of, (resource, model) =>
    judgeAttribute(model, resource, { id: rule.id, attribute, must, otherwise }),
  ),
});

type Attribute = Pick<AttributeRow, 'id' | 'attribute' | 'must' | 'otherwise'>;

export function judgeAttribute(model: Model, resource: Resource, rule: Attribute): Verdict {
  const { id, attribute, must, otherwise } = rule;
  const written = settingOf(model, resource, attribute);
  const byDefault = !isWritten(written) && otherwise !== undefined;
  const met = must(byDefault ? { ...written, values: [String(otherwise)] } : written);
  const said = describe(written) + (byDefault ? `, which means ${otherwise}` : '');
  if (met === undefined) return unknown(`${said}: ${evidence(id)}`);
  return met ? pass(said) : fail(said);
}

/** Where to look for what the JSON can't tell. */
export const evidence = (id: string) => `see what AWS Config's rule ${id} finds`;
