import type { Model, Resource } from '@ashlar/graph';
import { globMatches } from '../policies/glob.js';
import { valuesAt } from '../reading/setting.js';
import { type ArnParts, backupArn, isArnOf } from './backup-arns.js';
import { tagsOf } from './tags-of.js';

/** Something to be backed up: the resource, and whose tags count. */
export interface Kept {
  readonly resource: Resource;
  readonly tags: ReadonlyMap<string, string>;
  readonly arn: ArnParts | undefined;
}

export const kept = (model: Model, resource: Resource): Kept => ({
  resource,
  tags: tagsOf(model, resource),
  arn: backupArn(model, resource),
});

/**
 * The selections of backup plans, in any stack, that take a resource in. AWS takes what a tag or what a list names, the
 * latter only where all conditions hold; without a list, conditions alone choose, and without anything, everything is
 * chosen.
 */
export function selectionsOf(model: Model, item: Kept): Resource[] {
  return model.all('aws_backup_selection').filter((selection) => {
    const { attributes } = selection;
    if (names(model, selection, 'not_resources', item)) return false;
    const tags = valuesAt(attributes, 'selection_tag');
    const hasList = valuesAt(attributes, 'resources').length > 0;
    const isByTag = tags.some((tag) => hasTag(item, tag));
    const isListed = hasList ? names(model, selection, 'resources', item) : tags.length === 0;
    return isByTag || (isListed && meetsConditions(item, valuesAt(attributes, 'condition')));
  });
}

function names(model: Model, selection: Resource, attribute: string, { resource, arn }: Kept): boolean {
  return model.targets(selection, attribute).some((target) => {
    if (target.resource !== undefined) return target.resource === resource;
    return arn !== undefined && isArnOf(target.text, arn);
  });
}

const hasTag = ({ tags }: Kept, tag: unknown) => tags.get(keyOf(tag)) === String(valuesAt(tag, 'value')[0]);

const COMPARISONS: Readonly<Record<string, (wanted: string, value: string) => boolean>> = {
  string_equals: (wanted, value) => wanted === value,
  string_like: (wanted, value) => globMatches(wanted, value),
  string_not_equals: (wanted, value) => wanted !== value,
  string_not_like: (wanted, value) => !globMatches(wanted, value),
};

const meetsConditions = ({ tags }: Kept, conditions: readonly unknown[]) =>
  conditions.every((condition) =>
    Object.entries(COMPARISONS).every(([operator, compare]) =>
      valuesAt(condition, operator).every((wanted) =>
        compare(String(valuesAt(wanted, 'value')[0]), tags.get(keyOf(wanted)) ?? ''),
      ),
    ),
  );

const keyOf = (tag: unknown) => String(valuesAt(tag, 'key')[0]).replace('aws:ResourceTag/', '');
