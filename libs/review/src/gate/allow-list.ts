import { is, isRecord, type Problem, strangerProblems } from '@ashlar/core';

/** What stacks may use. It belongs to the base: a change that brings its own is refused by the one that is in force. */
export interface GateAllowList {
  readonly providers: readonly AllowedProvider[];
  /** Sources of modules, letter by letter: `terraform-aws-modules/vpc/aws`. */
  readonly modules: readonly string[];
  /** Types that read values or run code, and may: `aws_ssm_parameter`. */
  readonly dataSources: readonly string[];
  /** Accounts that no stack of the base is for: those of a new environment. */
  readonly accounts: readonly string[];
  /** Buckets in which no stack of the base keeps its state. */
  readonly stateBuckets: readonly string[];
  /** Keys of states that a stack of another app or environment may read: `state/production/backend.tfstate`. */
  readonly states: readonly string[];
}

export interface AllowedProvider {
  /** With the host of its registry: `registry.terraform.io/hashicorp/aws`. */
  readonly source: string;
  /** Arguments of its `provider` blocks. All others are refused: they may send requests, or credentials, elsewhere. */
  readonly settings: readonly string[];
}

/** AWS's provider from HashiCorp's registry; no module; nothing that reads secrets or runs code. */
export const defaultAllowList: GateAllowList = {
  providers: [
    {
      source: 'registry.terraform.io/hashicorp/aws',
      settings: [
        ...['alias', 'allowed_account_ids', 'default_tags', 'forbidden_account_ids', 'ignore_tags'],
        ...['max_retries', 'region', 'retry_mode', 'use_dualstack_endpoint', 'use_fips_endpoint'],
      ],
    },
  ],
  modules: [],
  dataSources: [],
  accounts: [],
  stateBuckets: [],
  states: [],
};

const LISTS = ['modules', 'dataSources', 'accounts', 'stateBuckets', 'states'] as const;

const SOURCE = /^[a-z0-9.-]+\/[a-z0-9_-]+\/[a-z0-9_-]+$/;

/** What is wrong with an allow-list as it was written. Fields that are left out are those of `defaultAllowList`. */
export function allowListProblems(written: unknown): Problem[] {
  const fields = ['providers', ...LISTS];
  if (!isRecord(written))
    return [{ what: is('the allow-list', written), fix: `use an object with ${fields.join(', ')}` }];
  return [
    ...strangerProblems('the allow-list', written, fields),
    ...LISTS.filter((name) => written[name] !== undefined && !isTexts(written[name])).map((name) => ({
      what: is(name, written[name]),
      fix: 'use a list of texts',
    })),
    ...providerProblems(written['providers']),
  ];
}

/** A checked allow-list with the defaults where it says nothing. */
export const allowListOf = (written: Partial<GateAllowList>): GateAllowList => ({
  ...defaultAllowList,
  ...written,
});

const isTexts = (value: unknown) =>
  Array.isArray(value) && value.every((text) => typeof text === 'string' && text !== '');

function providerProblems(providers: unknown): Problem[] {
  if (providers === undefined) return [];
  const fix = "use a list of { source: 'registry.terraform.io/hashicorp/aws', settings: ['region'] }";
  if (!Array.isArray(providers)) return [{ what: is('providers', providers), fix }];
  return providers.flatMap((provider: unknown, at) => {
    const { source, settings } = isRecord(provider) ? provider : {};
    const isRight = typeof source === 'string' && SOURCE.test(source) && isTexts(settings);
    return isRight ? [] : [{ what: is(`providers[${at}]`, provider), fix }];
  });
}
