import type { LifecyclePolicy, LifecycleRule } from './lifecycle-policy.js';

export interface Image {
  readonly digest: string;
  /** Empty for an untagged image. */
  readonly tags: readonly string[];
  readonly pushedDaysAgo: number;
  /** Digests that this image lists, when it is one for several platforms: they stay as long as it is there. */
  readonly manifests?: readonly string[];
}

/**
 * The images that stay after ECR has applied a policy once, in the order in which they were given.
 *
 * Every rule marks images as if no other rule existed. An image that a rule selects, marked or not, is out of reach for
 * every rule of a higher number. ECR does this within 24 hours.
 *
 * asOf: 2026-11
 * source: Amazon ECR user guide, "Automate the cleanup of images by using lifecycle policies", evaluation rules,
 *   and the page of examples, from which the tests are.
 * refresh: run the examples of that page again when it changes
 */
export function surviving<T extends Image>(policy: LifecyclePolicy, images: readonly T[]): T[] {
  const rules = [...policy.rules].sort((one, other) => one.rulePriority - other.rulePriority);
  const listed = new Set(images.flatMap(({ manifests = [] }) => manifests));
  const marked = rules.map((rule) => marks(rule, images));
  return images.filter((image) => {
    if (listed.has(image.digest)) return true;
    const first = rules.findIndex((rule) => selects(rule, image));
    return first === -1 || !marked[first]?.has(image.digest);
  });
}

/** What a rule would expire if it were alone. */
function marks(rule: LifecycleRule, images: readonly Image[]): ReadonlySet<string> {
  const { countType, countNumber } = rule.selection;
  const selected = images.filter((image) => selects(rule, image)).sort(newestFirst);
  const expired =
    countType === 'imageCountMoreThan'
      ? selected.slice(countNumber)
      : selected.filter(({ pushedDaysAgo }) => pushedDaysAgo > countNumber);
  return new Set(expired.map(({ digest }) => digest));
}

function selects({ selection }: LifecycleRule, { tags }: Image): boolean {
  const { tagStatus, tagPrefixList = [], tagPatternList = [] } = selection;
  if (tagStatus === 'any') return true;
  if (tagStatus === 'untagged') return tags.length === 0;
  return (
    tags.length > 0 &&
    tagPrefixList.every((prefix) => tags.some((tag) => tag.startsWith(prefix))) &&
    tagPatternList.every((pattern) => tags.some((tag) => expressionOf(pattern).test(tag)))
  );
}

/** ECR does not say which of two images of one moment is the newer; here it is the one with the lower digest. */
const newestFirst = (one: Image, other: Image) =>
  one.pushedDaysAgo - other.pushedDaysAgo || (one.digest < other.digest ? -1 : 1);

const expressionOf = (pattern: string) => new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`);

const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
