import { references, type TerraformJson } from '@ashlar/graph';
import { notCarried } from './limits.js';

/** An output that a stack can't give, because what it describes was left out. */
export interface MissingOutput {
  readonly stack: string;
  readonly output: string;
}

/** A resource that is not applied, and why. */
export interface LeftOut {
  readonly address: string;
  readonly reason: string;
}

export interface CarriedStack {
  /** The stack without what the emulator can't apply and what depends on it. */
  readonly json: TerraformJson;
  readonly leftOut: readonly LeftOut[];
  /** Names of the outputs that are gone with it. */
  readonly missingOutputs: readonly string[];
}

type Entry = {
  section: 'resource' | 'data' | 'output';
  type: string;
  name: string;
  address: string;
  body: string;
};

/**
 * Takes out of a stack what the emulator can't apply, and everything that refers to it, however indirectly.
 * `missing` are the outputs of other stacks that went the same way.
 */
export function leaveOut(
  json: TerraformJson,
  missing: readonly MissingOutput[] = [],
  limits = notCarried,
): CarriedStack {
  const entries = entriesOf(json);
  const out = new Map<string, string>();
  for (const { type, address } of entries) {
    const limit = limits.find((candidate) => candidate.type === type);
    if (limit !== undefined) out.set(address, limit.reason);
  }
  for (const { address, body } of entries) {
    const read = missing.find((output) => reads(body, output));
    if (read !== undefined && !address.startsWith('data.')) {
      out.set(address, `it reads ${read.output} of ${read.stack}, which was left out`);
    }
  }
  for (let before = -1; before !== out.size;) {
    before = out.size;
    for (const { address, body } of entries.filter((entry) => !out.has(entry.address))) {
      const target = targetsOf(body).find((candidate) => out.has(candidate));
      if (target !== undefined) out.set(address, `it refers to ${target}`);
    }
  }
  return {
    json: without(
      json,
      entries.filter(({ address }) => out.has(address)),
    ),
    leftOut: entries
      .filter(({ section, address }) => section === 'resource' && out.has(address))
      .map(({ address }) => ({ address, reason: out.get(address) ?? '' })),
    missingOutputs: entries
      .filter(({ section, address }) => section === 'output' && out.has(address))
      .map(({ name }) => name),
  };
}

/** The engine names the data source of another stack's outputs after that stack. */
function reads(body: string, { stack, output }: MissingOutput): boolean {
  const expression = `cross-stack-reference-input-${stack}.outputs.${output}`;
  const at = body.indexOf(expression);
  return at >= 0 && !/[\w-]/.test(body.charAt(at + expression.length));
}

function entriesOf(json: TerraformJson): Entry[] {
  const typed = (['resource', 'data'] as const).flatMap((section) =>
    Object.entries(json[section] ?? {}).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([name, attributes]) => {
        const address = section === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
        return { section, type, name, address, body: JSON.stringify(attributes) };
      }),
    ),
  );
  const outputs = Object.entries(json.output ?? {}).map(([name, attributes]) => {
    return {
      section: 'output' as const,
      type: '',
      name,
      address: `output.${name}`,
      body: JSON.stringify(attributes),
    };
  });
  return [...typed, ...outputs];
}

/** Addresses that a block refers to, in expressions and in `depends_on`. */
function targetsOf(body: string): string[] {
  const dependsOn = (JSON.parse(body) as { depends_on?: string[] }).depends_on ?? [];
  const referred = references(body.replaceAll('\\"', '"')).map(({ kind, type, name }) =>
    kind === 'data' ? `data.${type}.${name}` : `${type}.${name}`,
  );
  return [...referred, ...dependsOn];
}

/** What becomes empty goes too: Terraform refuses a section with nothing in it. */
function without(json: TerraformJson, gone: readonly Entry[]): TerraformJson {
  const copy = structuredClone(json) as Record<string, Record<string, Record<string, unknown>>>;
  for (const { section, type, name } of gone) {
    const entries = copy[section] ?? {};
    if (section === 'output') delete entries[name];
    else {
      delete entries[type]?.[name];
      if (isEmpty(entries[type])) delete entries[type];
    }
    if (isEmpty(entries)) delete copy[section];
  }
  return copy;
}

const isEmpty = (entries: object = {}) => Object.keys(entries).length === 0;
