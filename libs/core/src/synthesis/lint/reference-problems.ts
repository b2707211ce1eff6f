import { bareReferences, type Blocks, type Reference, references, type TerraformJson } from '@ashlar/graph';
import type { Problem } from '../../input/input-error.js';
import type { Text } from './blocks.js';

/** What a stack declares, by address, and which of it has several instances. */
export interface Declared {
  readonly addresses: ReadonlySet<string>;
  readonly repeated: ReadonlySet<string>;
}

export function declaredIn(json: TerraformJson): Declared {
  const named = (section: string, prefix: string) =>
    Object.keys((json[section] ?? {}) as object).map((name) => `${prefix}.${name}`);
  const blocks = [...addressed('', json.resource), ...addressed('data.', json.data)];
  return {
    addresses: new Set([
      ...blocks.map(({ address }) => address),
      ...named('variable', 'var'),
      ...named('locals', 'local'),
      ...named('module', 'module'),
    ]),
    repeated: new Set(
      blocks.filter(({ attributes }) => 'for_each' in attributes).map(({ address }) => address),
    ),
  };
}

const addressed = (prefix: string, types: Blocks = {}) =>
  Object.entries(types).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([name, attributes]) => ({ address: `${prefix}${type}.${name}`, attributes })),
  );

/** 3, 4 and 14: references that Terraform would find at nothing, some of them only when it plans. */
export function referenceProblems(texts: readonly Text[], declared: Declared): Problem[] {
  const iterators = iteratorsOf(texts);
  const problems = texts.flatMap(({ text, attribute }) =>
    (isBare(attribute) ? bareReferences(stripBraces(text)) : references(text))
      .filter(({ kind, type }) => kind !== 'resource' || !iterators.has(type))
      .flatMap((reference) => problemOf(reference, attribute, declared)),
  );
  return [...problems, ...outputsAsDependencies(texts)];
}

/** Names under which dynamic blocks offer their values: `ingress_rule.value`, by the block or by choice. */
function iteratorsOf(texts: readonly Text[]): ReadonlySet<string> {
  const named = texts
    .filter(({ attribute }) => attribute.includes('dynamic'))
    .flatMap(({ text, attribute }) => {
      const [, block, chosen] = DYNAMIC.exec(attribute) ?? [];
      return block === undefined ? [] : [chosen === undefined ? block : text];
    });
  return new Set(named);
}

const DYNAMIC = /(?:^|\.)dynamic(?:\.\d+)?\.([^.]+)((?:\.\d+)?\.iterator)?$/;

const isBare = (attribute: string) =>
  attribute.startsWith('depends_on.') && /^depends_on\.\d+$/.test(attribute);

const stripBraces = (text: string) => text.replace(/^\$\{|\}$/g, '');

const addressOf = ({ kind, type, name }: Reference) =>
  kind === 'data' ? `data.${type}.${name}` : `${type}.${name}`;

/** `.arn`, `.a.arn`, `.*.arn` and `[*].arn`: none of them is an instance. */
const WITHOUT_KEY = /^(\.|\[\*\])/;

/** What stands in the place of the key, if something does. */
const SKIPPED = /^(\.\*|\[\*\]|\.[\w-]+(?=\.))/;

function problemOf(reference: Reference, attribute: string, declared: Declared): Problem[] {
  const address = addressOf(reference);
  if (!declared.addresses.has(address)) {
    return [
      {
        what: `${attribute} refers to ${address}, which is not in this stack`,
        fix: 'read it from its construct while the stack is built (queue.arn): that knows the address, and the way to another stack',
      },
    ];
  }
  if (declared.repeated.has(address) && WITHOUT_KEY.test(reference.rest)) {
    return [
      {
        what: `${attribute} reads ${address}${reference.rest}, and that resource has an instance for each key`,
        fix: `name the instance: ${address}["key"]${reference.rest.replace(SKIPPED, '')}`,
      },
    ];
  }
  return [];
}

/** A resource of another stack in `dependsOn` becomes a dependency on a value, which Terraform rejects. */
function outputsAsDependencies(texts: readonly Text[]): Problem[] {
  return texts
    .filter(({ text, attribute }) => isBare(attribute) && text.includes('terraform_remote_state'))
    .map(({ attribute }) => ({
      what: `${attribute} names a resource of another stack`,
      fix: 'use stack.addDependency(other): Terraform orders resources in one stack only',
    }));
}
