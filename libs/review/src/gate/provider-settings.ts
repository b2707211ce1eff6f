import { type Attributes, canonical, type StackJson } from '@ashlar/graph';
import { type Block, namedBlocks } from './bodies.js';
import type { GateContext } from './gate-context.js';
import type { GateProblem } from './gate-finding.js';
import { peersOf } from './peers-of.js';
import { sourceOf } from './providers.js';

/** Settings that send requests or credentials elsewhere, read files of the runner, or work on an account that nobody expects. */
export function settingProblems(context: GateContext): GateProblem[] {
  const { stack, base } = context;
  return namedBlocks(stack.json, 'provider').flatMap((block) => [
    ...changed(block, base?.json).flatMap((setting) => problemsOf(block, setting, context)),
    ...(isAws(block, stack) ? accountProblems(block, context) : []),
  ]);
}

/** Names of settings that are not as the base has them. */
function changed(block: Block, base: unknown): string[] {
  const before = namedBlocks(base, 'provider').find((other) => isSame(block, other))?.body ?? {};
  return Object.keys(block.body).filter(
    (setting) => setting !== '//' && canonical(before[setting]) !== canonical(block.body[setting]),
  );
}

function problemsOf(block: Block, setting: string, { stack, allow }: GateContext): GateProblem[] {
  const source = sourceOf(stack.json, block.name);
  const settings = allow.providers.find((provider) => provider.source === source)?.settings ?? [];
  const place = { rule: 'provider-setting' as const, address: addressOf(block) };
  if (!settings.includes(setting)) {
    const fix = 'leave it out: whoever plans decides about credentials and endpoints';
    return [{ ...place, what: `sets ${setting}`, fix }];
  }
  if (setting === 'default_tags' || !isExpression(block.body[setting])) return [];
  const fix = 'write the value: what a provider is set up with must be known before anything is planned';
  return [{ ...place, what: `sets ${setting} by an expression`, fix }];
}

const isExpression = (value: unknown) => /[$%]\{/.test(JSON.stringify(value) ?? '');

function accountProblems(block: Block, context: GateContext): GateProblem[] {
  const expected = expectedAccounts(block, context);
  if (expected.length === 0 && !context.hasBase) return [];
  const accounts = accountsOf(block.body);
  const address = addressOf(block);
  if (accounts === undefined)
    return expected.length === 0
      ? []
      : [
          {
            rule: 'foreign-account',
            address,
            what: 'does not say for which account it is',
            fix: `allowed_account_ids: ${JSON.stringify(expected)}`,
          },
        ];
  return accounts
    .filter((account) => !expected.includes(account) && !context.allow.accounts.includes(account))
    .map((account) => ({
      rule: 'foreign-account',
      address,
      what: `is for the account ${account}`,
      fix:
        expected.length > 0
          ? `use ${expected.join(', ')}, or have the account allowed first`
          : 'no stack of the base is for it: have the account allowed first',
    }));
}

function expectedAccounts(block: Block, context: GateContext): string[] {
  const before = namedBlocks(context.base?.json, 'provider').find((other) => isSame(block, other));
  if (before !== undefined) return accountsOf(before.body) ?? [];
  const own = context.base === undefined ? peersOf(context) : [context.base];
  return [...new Set(own.flatMap(accountsOfStack))].sort();
}

const accountsOfStack = (stack: StackJson) =>
  namedBlocks(stack.json, 'provider')
    .filter((block) => isAws(block, stack))
    .flatMap(({ body }) => accountsOf(body) ?? []);

/** Whatever the stack calls it. */
const isAws = ({ name }: Block, { json }: StackJson) =>
  name === 'aws' || sourceOf(json, name)?.endsWith('/aws') === true;

function accountsOf({ allowed_account_ids: ids }: Attributes): string[] | undefined {
  if (!Array.isArray(ids) || ids.length === 0) return undefined;
  return ids.map(String);
}

const isSame = (one: Block, other: Block) =>
  one.name === other.name && one.body['alias'] === other.body['alias'];

function addressOf({ name, body }: Block): string {
  const { alias } = body;
  return typeof alias === 'string' ? `provider.${name}.${alias}` : `provider.${name}`;
}
