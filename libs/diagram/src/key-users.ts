import type { Resource } from '@ashlar/graph';
import { valuesOf } from './attributes.js';
import { grouped } from './grouped.js';
import { typeNoun } from './type-nouns.js';
import type { View } from './view.js';

/** Attributes that name a key: `kms_key_id`, `kms_master_key_id`, `performance_insights_kms_key_id`, `encryption_key_arn`. */
const NAMES_KEY = /kms|encryption_key/;

/** Types that speak of a key without being encrypted by it. */
const NO_USER = /^aws_(kms_|iam_)|^data\./;

/** What is encrypted with each key, in words: `6 log groups, 1 Aurora cluster`. */
export function keyUsers(view: View, keys: readonly Resource[]): Map<Resource, string> {
  const users = view.model.resources
    .filter(({ type }) => !NO_USER.test(type))
    .map((resource) => ({ resource, keys: keysOf(view, resource) }));
  return new Map(
    keys.map((key) => {
      const mine = users.filter((user) => user.keys.includes(key)).map(({ resource }) => resource);
      const counted = [...grouped(mine, ({ type }) => type)].map(([type, all]) => userName(type, all.length));
      return [key, counted.sort().join(', ')];
    }),
  );
}

function userName(type: string, number: number): string {
  const [one, many] = typeNoun(type);
  return number === 1 ? one : `${number} ${many}`;
}

function keysOf(view: View, { stack, attributes }: Resource): Resource[] {
  const found = view.model
    .resolve(stack, valuesOf(attributes, NAMES_KEY))
    .flatMap(({ resource }) => resource ?? []);
  return found.flatMap((each) => (each.type === 'aws_kms_alias' ? view.at(each, 'target_key_id') : each));
}
