import type { StackJson } from '@ashlar/graph';
import { defaultAllowList, type GateAllowList } from './allow-list.js';
import { backendProblems } from './backend.js';
import { dataSourceProblems } from './data-sources.js';
import type { GateContext } from './gate-context.js';
import { type GateFinding, type GateProblem, inStack, sortedFindings } from './gate-finding.js';
import { moduleProblems } from './modules.js';
import { settingProblems } from './provider-settings.js';
import { providerProblems } from './providers.js';
import { provisionerProblems } from './provisioners.js';
import { remoteStateProblems } from './remote-states.js';
import { runnerFileProblems } from './runner-files.js';
import { sectionProblems } from './sections.js';

export interface GateOptions {
  /** The stack of the base that has its state, or its name. @default - it is new */
  readonly expected?: StackJson | undefined;
  /** All stacks of the base: a new one must be like those of its environment. @default - there is no base */
  readonly base?: readonly StackJson[] | undefined;
  /** Without a base: the other stacks of the synthesis. Where they say nothing of a place, it may be anywhere. */
  readonly beside?: readonly StackJson[];
  /** @default - AWS's provider, no module, nothing that reads secrets */
  readonly allow?: GateAllowList;
}

const checks: readonly ((context: GateContext) => GateProblem[])[] = [
  ...[sectionProblems, providerProblems, settingProblems, backendProblems, remoteStateProblems],
  ...[dataSourceProblems, provisionerProblems, moduleProblems, runnerFileProblems],
];

/** Why the JSON of a stack must not reach `terraform init`, all of it at once. Nothing is run, and nothing is read but the JSON. */
export function gateProblems(
  stack: StackJson,
  { expected, base, beside = [], allow = defaultAllowList }: GateOptions = {},
): GateFinding[] {
  const hasBase = base !== undefined;
  const context: GateContext = { stack, base: expected, peers: base ?? beside, hasBase, allow };
  return sortedFindings(checks.flatMap((check) => check(context)).map(inStack(stack.name)));
}
