import type { Problem } from '@ashlar/core';

/**
 * What stays in a repository. A digest that a running task uses is not known to ECR: keep more images than you
 * would ever roll back.
 */
export interface KeepImages {
  /**
   * How many tagged images stay, newest first. Counts every tagged image, also those that `protect` and `byPrefix` keep.
   * @default 30
   */
  readonly tagged?: number;
  /**
   * Days for which an untagged image stays.
   * @default 14
   */
  readonly untaggedDays?: number;
  /**
   * How many images stay whose tag starts so, instead of `tagged`: `{ 'pr-': 5 }`. The longest prefix counts.
   * @default - none
   */
  readonly byPrefix?: Readonly<Record<string, number>>;
  /**
   * Images whose tag starts so never expire: `['release-']`.
   * @default - none
   */
  readonly protect?: readonly string[];
}

export interface LifecycleRule {
  readonly rulePriority: number;
  readonly description: string;
  readonly selection: {
    readonly tagStatus: 'tagged' | 'untagged' | 'any';
    /** An image is selected when each of these starts one of its tags. */
    readonly tagPrefixList?: readonly string[];
    /** An image is selected when each of these, with `*` for anything, is one of its tags. */
    readonly tagPatternList?: readonly string[];
    readonly countType: 'imageCountMoreThan' | 'sinceImagePushed';
    readonly countUnit?: 'days';
    readonly countNumber: number;
  };
  readonly action: { readonly type: 'expire' };
}

export interface LifecyclePolicy {
  readonly rules: readonly LifecycleRule[];
}

/** More images than a repository can have (100,000, or what a quota increase gives): the rule marks nothing. */
const NEVER = 1_000_000;

/**
 * The rules, in the order in which ECR applies them. An image that a rule selects can't be expired by a later one,
 * so what is protected comes first, and a longer prefix before a shorter.
 */
export function lifecyclePolicy(keep: KeepImages = {}): LifecyclePolicy {
  const { tagged = 30, untaggedDays = 14, byPrefix = {}, protect = [] } = keep;
  const protections = [...new Set(protect)].sort().map((prefix) => ({
    description: `Keep every image tagged ${prefix}…`,
    selection: ofPrefix(prefix, NEVER),
  }));
  const prefixes = Object.entries(byPrefix)
    .sort(([one], [other]) => other.length - one.length || (one < other ? -1 : 1))
    .map(([prefix, count]) => ({
      description: `Keep ${count} images tagged ${prefix}…`,
      selection: ofPrefix(prefix, count),
    }));
  const rest = [
    {
      description: `Keep ${tagged} tagged images`,
      selection: {
        tagStatus: 'tagged',
        tagPatternList: ['*'],
        countType: 'imageCountMoreThan',
        countNumber: tagged,
      },
    },
    {
      description: `Keep untagged images for ${untaggedDays} days`,
      selection: {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: untaggedDays,
      },
    },
  ] as const;
  return {
    rules: [...protections, ...prefixes, ...rest].map((rule, index) => ({
      rulePriority: index + 1,
      ...rule,
      action: { type: 'expire' },
    })),
  };
}

const ofPrefix = (prefix: string, countNumber: number) =>
  ({ tagStatus: 'tagged', tagPrefixList: [prefix], countType: 'imageCountMoreThan', countNumber }) as const;

/** What a tag may start with. */
const PREFIX = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** ECR's quota for a lifecycle policy. */
const MAX_RULES = 50;

export function keepImagesProblems(keep: KeepImages = {}): Problem[] {
  const { tagged = 30, untaggedDays = 14, byPrefix = {}, protect = [] } = keep;
  const counted = Object.keys(byPrefix);
  const rules = new Set(protect).size + counted.length + 2;
  return [
    ...countProblems('keepImages.tagged', tagged),
    ...countProblems('keepImages.untaggedDays', untaggedDays),
    ...Object.entries(byPrefix).flatMap(([prefix, count]) =>
      countProblems(`keepImages.byPrefix['${prefix}']`, count),
    ),
    ...[...counted, ...protect].filter((prefix) => !PREFIX.test(prefix)).map(notAPrefix),
    ...counted.flatMap((prefix) =>
      protect.filter((shorter) => prefix.startsWith(shorter)).map((shorter) => neverExpires(prefix, shorter)),
    ),
    ...(rules <= MAX_RULES
      ? []
      : [
          {
            what: `keepImages makes ${rules} rules; ECR takes ${MAX_RULES}`,
            fix: 'name fewer prefixes, or shorter ones that stand for several',
          },
        ]),
  ];
}

const notAPrefix = (prefix: string): Problem => ({
  what: `keepImages names the prefix '${prefix}'`,
  fix: 'use what tags start with: letters, digits, ., _ and -, without wildcards',
});

const neverExpires = (prefix: string, shorter: string): Problem => ({
  what: `keepImages.byPrefix counts '${prefix}', and protect keeps every '${shorter}'`,
  fix: 'take one of them away',
});

function countProblems(prop: string, value: number): Problem[] {
  if (Number.isInteger(value) && value >= 1 && value < NEVER) return [];
  return [{ what: `${prop} is ${value}`, fix: `use a whole number from 1 to ${NEVER - 1}` }];
}
