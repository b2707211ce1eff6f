import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';
import { isArnOf } from './backup-arns.js';
import { isAurora } from './is-aurora.js';
import { type Kept, kept } from './selections-of.js';

const SELECTION = 'aws_backup_restore_testing_selection';

export const restoresTested: Rule = {
  id: 'RESTORES_TESTED',
  holds: 'Restores of every Aurora cluster are tested by AWS Backup.',
  why: 'A backup that nobody has ever restored is a hope.',
  fix: `Add an aws_backup_restore_testing_plan, and an ${SELECTION} of type Aurora that takes the cluster in.`,
  judge: each(['aws_rds_cluster'], (cluster, model) => {
    if (!isAurora(cluster)) return undefined;
    const item = kept(model, cluster);
    const tests = model
      .all(SELECTION)
      .filter(({ attributes }) => attributes['protected_resource_type'] === 'Aurora')
      .map((test) => ({ id: test.id, takesIn: takesIn(model, test, item) }));
    const tested = tests.find(({ takesIn }) => takesIn === true);
    if (tested !== undefined) return pass(`${tested.id} takes it in`);
    const open = tests.find(({ takesIn }) => takesIn === undefined);
    return open === undefined
      ? fail(`no ${SELECTION} takes it in`)
      : unknown(`${open.id} may take it in: look at what it restores`);
  }),
};

/** Undefined where only Terraform knows. Without ARNs, conditions choose; of these, all have to hold. */
function takesIn(model: Model, test: Resource, item: Kept): boolean | undefined {
  const arns = valuesAt(test.attributes, 'protected_resource_arns').flatMap((arn) =>
    model.resolve(test.stack, arn),
  );
  const isNamed = arns.map(({ resource, ...target }) => {
    if (resource !== undefined) return resource === item.resource;
    const text = 'text' in target ? String(target.text) : '';
    if (text === '*') return true;
    if (text.includes('${')) return undefined;
    return item.arn !== undefined && isArnOf(text, item.arn);
  });
  if (isNamed.length > 0) return anyOf(isNamed);
  const conditions = valuesAt(test.attributes, 'protected_resource_conditions');
  return all([
    ...conditions.flatMap((one) => valuesAt(one, 'string_equals')).map((tag) => hasTag(item, tag)),
    ...conditions.flatMap((one) => valuesAt(one, 'string_not_equals')).map((tag) => not(hasTag(item, tag))),
  ]);
}

function hasTag({ tags }: Kept, tag: unknown): boolean | undefined {
  const [key, value] = ['key', 'value'].map((name) => String(valuesAt(tag, name)[0])) as [string, string];
  const has = tags.get(key.replace('aws:ResourceTag/', ''));
  return [key, value, has ?? ''].some((text) => text.includes('${')) ? undefined : has === value;
}

type Maybe = boolean | undefined;

const not = (value: Maybe): Maybe => (value === undefined ? undefined : !value);

const anyOf = (values: readonly Maybe[]): Maybe =>
  values.includes(true) ? true : values.includes(undefined) ? undefined : false;

const all = (values: readonly Maybe[]): Maybe =>
  values.includes(false) ? false : values.includes(undefined) ? undefined : true;
