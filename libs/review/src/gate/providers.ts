import { bodiesOf, type Block, dataBlocks, entriesOf, plainBlocks, typedBlocks } from './bodies.js';
import type { GateContext } from './gate-context.js';
import type { GateProblem } from './gate-finding.js';

/** Built into Terraform: nothing is downloaded for it. */
const BUILTIN = 'terraform.io/builtin/terraform';

interface Required {
  readonly name: string;
  readonly source: string;
}

/** Providers are programs: only those of the allow-list may be downloaded and started. */
export function providerProblems({ stack: { json }, allow }: GateContext): GateProblem[] {
  const allowed = [BUILTIN, ...allow.providers.map(({ source }) => source)];
  const required = requiredOf(json);
  const fix = `use ${allow.providers.map(({ source }) => source).join(', ')}, or have it allowed first`;
  return [
    ...required
      .filter(({ source }) => !allowed.includes(source))
      .map(({ name, source }): GateProblem => {
        const what = `the provider ${name} would be downloaded from ${source}`;
        return { rule: 'foreign-provider', address: `terraform.required_providers.${name}`, what, fix };
      }),
    ...configured(json)
      .filter((name) => !isRequired(name, required))
      .map((name): GateProblem => {
        const what = `configures the provider ${name}, which is not in required_providers`;
        return { rule: 'foreign-provider', address: `provider.${name}`, what, fix };
      }),
    ...usersOf(json)
      .filter(({ provider }) => !isRequired(provider, required))
      .map(({ provider, block: { address, path } }): GateProblem => {
        const what = `is of the provider ${provider}, which is not in required_providers`;
        return { rule: 'foreign-provider', address, path, what, fix };
      }),
  ];
}

/** The source of a provider by the name that a stack gives it; undefined when it is not said. */
export const sourceOf = (json: unknown, name: string): string | undefined =>
  requiredOf(json).find((required) => required.name === name)?.source;

const isRequired = (name: string, required: readonly Required[]) =>
  name === 'terraform' || required.some((one) => one.name === name);

function requiredOf(json: unknown): Required[] {
  return plainBlocks(json, 'terraform')
    .flatMap(({ required_providers: providers }) => entriesOf(providers))
    .filter(([name]) => name !== '//')
    .flatMap(([name, written]) => {
      const sources = bodiesOf(written).map(({ source }) => source);
      // A text is a version, as Terraform 0.12 had it.
      return (sources.length === 0 ? [undefined] : sources).map((source) => ({
        name,
        source: fullSource(source ?? name),
      }));
    });
}

function fullSource(source: unknown): string {
  if (typeof source !== 'string') return 'an expression';
  const parts = source.split('/');
  if (parts.length === 1) return `registry.terraform.io/hashicorp/${source}`;
  return parts.length === 2 ? `registry.terraform.io/${source}` : source;
}

const configured = (json: unknown) =>
  bodiesOf(json)
    .flatMap(({ provider }) => entriesOf(provider))
    .map(([name]) => name);

/** By what a block says, else by what its type begins with. Both: one may be what the other hides. */
function usersOf(json: unknown): { readonly provider: string; readonly block: Block }[] {
  return [...typedBlocks(json, 'resource'), ...dataBlocks(json)].flatMap((block) => {
    const [ofType = ''] = block.type.split('_');
    const { provider } = block.body;
    if (provider === undefined || provider === null) return [{ provider: ofType, block }];
    const [named = ''] = typeof provider === 'string' ? provider.replace(/^\$\{|\}$/g, '').split('.') : ['?'];
    return [{ provider: named, block }];
  });
}
