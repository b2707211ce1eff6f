import { canonical, type StackJson, type TerraformJson } from '@ashlar/graph';
import type { GateAllowList } from './allow-list.js';
import { backendsOf } from './backends-of.js';
import { duplicateKeys } from './duplicate-keys.js';
import { type FolderEntry, folderProblems } from './folder-problems.js';
import { type GateFinding, type GateProblem, inStack, sortedFindings } from './gate-finding.js';
import { gateProblems } from './gate-problems.js';

/** A stack as it lies in a folder, unread. */
export interface GateStack {
  readonly name: string;
  /** Where its JSON lies, as the manifest says it, relative to the output folder. */
  readonly file: string;
  /** What stands there. Left out: it could not be read. */
  readonly text?: string | undefined;
  /** What lies in its folder, at any depth. */
  readonly entries: readonly FolderEntry[];
  /** What stands in its `.terraform.lock.hcl`, when there is one. */
  readonly lock?: string | undefined;
}

export interface SynthesisGate {
  /** @default - there is nothing to compare with: stacks are held against each other */
  readonly base?: readonly GateStack[] | undefined;
  readonly allow?: GateAllowList;
  /** Names of the stacks to speak of. The others are still what these are held against. @default - all */
  readonly only?: ReadonlySet<string>;
}

/** Why stacks must not be planned. The JSON of the base is trusted; stacks that are there only are no concern of the gate. */
export function synthesisProblems(
  stacks: readonly GateStack[],
  { base, allow, only = new Set(stacks.map(({ name }) => name)) }: SynthesisGate = {},
): GateFinding[] {
  const before = base?.map(jsonOf).flatMap((read) => read.json ?? []);
  const read = stacks.map((stack) => ({ stack, ...jsonOf(stack) }));
  const now = read.flatMap(({ json }) => json ?? []);
  const names = new Set(stacks.map(({ name }) => name));
  const chosen = read.filter(({ stack: { name } }) => only.has(name));
  const findings = chosen.flatMap(({ stack, json, problems }) => {
    const old = base?.find(({ name }) => name === stack.name);
    return [
      ...[
        ...fileProblems(stack),
        ...problems,
        ...folderProblems(stack.entries),
        ...lockProblems(stack, old, base !== undefined),
      ].map(inStack(stack.name)),
      ...(json === undefined
        ? []
        : gateProblems(json, {
            ...{ expected: expectedOf(json, before, names), base: before, beside: now },
            ...(allow ? { allow } : {}),
          })),
    ];
  });
  return sortedFindings([...findings, ...sharedStates(now, only)]);
}

/** Where a stack of this repository lies. The manifest of a synthesis is no more to be trusted than the rest of it. */
export const stackFile = (name: string): string | undefined =>
  /^[A-Za-z0-9][\w-]*$/.test(name) ? `stacks/${name}/cdk.tf.json` : undefined;

function fileProblems({ name, file, text }: GateStack): GateProblem[] {
  const rule = 'malformed-json';
  const expected = stackFile(name);
  const fix = 'write the synthesis with `ashlar synth`';
  if (file !== expected)
    return [{ rule, what: `the manifest says that its JSON is ${file}`, fix: expected ?? fix }];
  return text === undefined ? [{ rule, what: `${file} can not be read`, fix }] : [];
}

function jsonOf({ name, text }: GateStack): { json?: StackJson; problems: GateProblem[] } {
  const rule = 'malformed-json';
  if (text === undefined) return { problems: [] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problems: [{ rule, what: 'its cdk.tf.json is no JSON', fix: 'synthesize again' }] };
  }
  if (typeof json !== 'object' || json === null)
    return { problems: [{ rule, what: 'its cdk.tf.json is no object', fix: 'synthesize again' }] };
  const problems = duplicateKeys(text).map((key): GateProblem => ({
    rule,
    what: `${key} stands there twice`,
    fix: 'write it once',
  }));
  return { json: { name, json: json as TerraformJson }, problems };
}

/** The stack of that name; of a renamed one, the stack that had its state and is gone. */
function expectedOf(
  stack: StackJson,
  base: readonly StackJson[] | undefined,
  names: ReadonlySet<string>,
): StackJson | undefined {
  const backend = canonical(backendsOf(stack.json));
  return (
    base?.find(({ name }) => name === stack.name) ??
    base?.find(({ name, json }) => !names.has(name) && canonical(backendsOf(json)) === backend)
  );
}

function sharedStates(stacks: readonly StackJson[], only: ReadonlySet<string>): GateFinding[] {
  const owners = new Map<string, string[]>();
  for (const { name, json } of stacks)
    for (const { kind, settings } of backendsOf(json)) {
      const { bucket, key, path } = settings;
      if (key === undefined && path === undefined) continue;
      const state = canonical([kind, bucket, key ?? path]);
      owners.set(state, [...(owners.get(state) ?? []), name]);
    }
  return [...owners.values()].flatMap((names) =>
    names
      .filter((name) => names.length > 1 && only.has(name))
      .map((name) =>
        inStack(name)({
          ...{ rule: 'backend', address: 'terraform.backend' },
          what: `has the state of ${names
            .filter((other) => other !== name)
            .sort()
            .join(', ')}`,
          fix: 'give each stack a key of its own',
        }),
      ),
  );
}

function lockProblems({ lock }: GateStack, base: GateStack | undefined, hasBase: boolean): GateProblem[] {
  if (!hasBase || lock === base?.lock) return [];
  const what =
    lock === undefined
      ? 'its lock file is gone: any build of a provider would be taken'
      : base?.lock === undefined
        ? 'brings a lock file, which the base does not have'
        : 'its lock file is not that of the base';
  return [
    {
      ...{ rule: 'lock-file', address: '.terraform.lock.hcl', what },
      fix: 'leave it as it is in the base; a new version of a provider is a change of its own',
    },
  ];
}
