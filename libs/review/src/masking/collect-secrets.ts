import type { ConfigurationModule, PlanJson, StateModule, StateValues } from '@ashlar/graph';
import type { Secret } from './known-secrets.js';
import { collectMarked } from './marked-values.js';
import { collectNamed } from './named-values.js';
import { collectRemoteOutputs, collectUnproven, isCrossStackOutput } from './remote-state-values.js';
import { SecretCollection } from './secret-collection.js';
import { NOWHERE, placeOf } from './secret-keys.js';

type Values = Readonly<Record<string, unknown>>;

const REMOTE_STATE = 'terraform_remote_state';

/**
 * Every value of the plans that must not be seen, wherever it stands: what Terraform marks in changes, drift, outputs,
 * variables and states; what names of secrets name; what is read from other stacks' states.
 */
export function collectSecrets(plans: readonly PlanJson[]): Secret[] {
  const into = new SecretCollection();
  for (const plan of plans) {
    collectChanges(plan, into);
    collectVariables(plan, into);
    collectState(plan.prior_state?.values, into);
    collectState(plan.planned_values, into);
    const root = plan.configuration?.root_module;
    if (root !== undefined) collectModule(root, into);
    collectConstants(plan.configuration?.provider_config, into);
  }
  return into.secrets();
}

function collectChanges(plan: PlanJson, into: SecretCollection): void {
  for (const { type, change } of [...(plan.resource_changes ?? []), ...(plan.resource_drift ?? [])]) {
    collectMarked(change.before, change.before_sensitive, into);
    collectMarked(change.after, change.after_sensitive, into);
    collectResource(type, change.before, into);
    collectResource(type, change.after, into);
  }
  for (const [name, change] of Object.entries(plan.output_changes ?? {})) {
    collectOutput(name, change.before, change.before_sensitive, into);
    collectOutput(name, change.after, change.after_sensitive, into);
  }
}

function collectResource(type: string, values: unknown, into: SecretCollection): void {
  collectNamed(values, NOWHERE, into);
  if (type === REMOTE_STATE) collectRemoteOutputs((values as Values | null | undefined)?.['outputs'], into);
}

function collectOutput(name: string, value: unknown, marks: unknown, into: SecretCollection): void {
  if (isCrossStackOutput(name) && marks === true) collectUnproven(value, [name], into);
  else collectMarked(value, marks, into);
  collectNamed(value, placeOf([name]), into);
}

function collectVariables(plan: PlanJson, into: SecretCollection): void {
  const declared = plan.configuration?.root_module?.variables ?? {};
  for (const [name, variable] of Object.entries(plan.variables ?? {})) {
    collectMarked(variable.value, declared[name]?.sensitive, into);
    collectNamed(variable.value, placeOf([name]), into);
  }
}

function collectState(values: StateValues | undefined, into: SecretCollection): void {
  for (const [name, output] of Object.entries(values?.outputs ?? {}))
    collectOutput(name, output.value, output.sensitive, into);
  if (values?.root_module !== undefined) collectStateModule(values.root_module, into);
}

function collectStateModule(module: StateModule, into: SecretCollection): void {
  for (const { mode, type, values, sensitive_values: marks } of module.resources ?? []) {
    collectMarked(values, marks, into);
    // What is managed stands among the changes too.
    if (mode !== 'managed') collectResource(type, values, into);
  }
  for (const child of module.child_modules ?? []) collectStateModule(child, into);
}

/** Variables of modules: their defaults, and what callers write for them. */
function collectModule(module: ConfigurationModule, into: SecretCollection): void {
  for (const [name, { sensitive, default: value }] of Object.entries(module.variables ?? {})) {
    collectMarked(value, sensitive, into);
    collectNamed(value, placeOf([name]), into);
  }
  for (const resource of module.resources ?? []) collectConstants(resource.expressions, into);
  for (const call of Object.values(module.module_calls ?? {})) {
    const written = (call as { readonly expressions?: Values }).expressions ?? {};
    collectConstants(written, into);
    for (const [name, { sensitive }] of Object.entries(call.module?.variables ?? {}))
      collectMarked(constantOf(written[name]), sensitive, into);
    if (call.module !== undefined) collectModule(call.module, into);
  }
}

const constantOf = (expression: unknown) =>
  (expression as { readonly constant_value?: unknown } | undefined)?.constant_value;

/** What is written into the configuration under a secret's name. */
const collectConstants = (expressions: unknown, into: SecretCollection): void =>
  collectNamed(plain(expressions), NOWHERE, into);

/** Expressions as values: `{ password: { constant_value: 'x' } }` → `{ password: 'x' }`. */
function plain(expression: unknown): unknown {
  if (Array.isArray(expression)) return expression.map(plain);
  if (typeof expression !== 'object' || expression === null) return undefined;
  if ('constant_value' in expression) return expression.constant_value;
  if ('references' in expression) return undefined;
  return Object.fromEntries(Object.entries(expression).map(([key, child]) => [key, plain(child)]));
}
