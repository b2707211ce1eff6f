import { type Finding, InputError, type Problem } from '@ashlar/core';
import { outputsRead, type WrittenStack } from '@ashlar/graph';
import { sideBySide } from '@ashlar/terraform';
import { jsonDigest, type PlanRecord, readRecord } from '../plan/plan-record.js';
import { applyPlan } from '../run/apply-plan.js';
import type { Deployment } from '../run/deployment.js';
import { isDone, type Outcome } from '../run/outcome.js';

export interface AppliedPlans {
  readonly outcomes: readonly Outcome[];
  /** Stacks whose plans were made with outputs that have changed meanwhile. */
  readonly planAgain: readonly string[];
}

/** Applies the plans that `ashlar plan` has saved, in the order of dependencies. */
export async function applyPlanned(
  deployment: Deployment,
  stacks: readonly WrittenStack[],
  { lockTimeout }: { readonly lockTimeout?: string | undefined },
): Promise<AppliedPlans> {
  const { place } = deployment;
  const records = new Map(stacks.map((stack) => [stack.name, readRecord(place.folder(stack))]));
  const findings = stacks.map((stack) => ({
    where: stack.name,
    problems: recordProblems(stack, records.get(stack.name), {
      digest: jsonDigest(place.folder(stack)),
      terraform: place.terraform.version,
    }),
  }));
  refuseAll(findings);

  const outcomes = new Map<string, Outcome>();
  const changed = new Map<string, readonly string[]>();
  await sideBySide(stacks, {
    atOnce: Infinity,
    run: async (stack) => {
      const record = records.get(stack.name);
      const outcome: Outcome = record?.summary.hasChanges
        ? await applyPlan(deployment, stack, { record, seconds: 0, lockTimeout, phase: 'apply' })
        : { stack: stack.name, seconds: 0, became: 'unchanged' };
      outcomes.set(stack.name, outcome);
      if (outcome.became === 'changed') changed.set(stack.name, record?.summary.outputs ?? []);
      return isDone(outcome);
    },
    passOver: ({ name: stack }, culprit) => {
      const because = `it waits for ${culprit}`;
      outcomes.set(stack, { stack, seconds: 0, became: 'not begun', because });
    },
  });
  return {
    outcomes: stacks.flatMap(({ name }) => outcomes.get(name) ?? []),
    planAgain: stacks
      .filter((stack) =>
        stack.dependencies.some((from) =>
          outputsRead(stacks, stack, from).some((output) => changed.get(from)?.includes(output)),
        ),
      )
      .map(({ name }) => name),
  };
}

/** Why a saved plan isn't what would be planned now. Whether the state has changed since, Terraform knows. */
export function recordProblems(
  { name }: Pick<WrittenStack, 'name'>,
  record: PlanRecord | undefined,
  now: Pick<PlanRecord, 'digest' | 'terraform'>,
): Problem[] {
  const fix = `ashlar plan ${name}, and read what it would do`;
  if (record === undefined) return [{ what: 'no plan of it is saved', fix }];
  const { digest, plannedAt, terraform, destroy } = record;
  return [
    ...(digest === now.digest
      ? []
      : [{ what: `its Terraform JSON has changed since it was planned (${plannedAt})`, fix }]),
    ...(terraform === now.terraform
      ? []
      : [{ what: `it was planned with Terraform ${terraform}, and this is ${now.terraform}`, fix }]),
    ...(destroy
      ? [{ what: 'its saved plan would destroy it', fix: `ashlar destroy ${name}, if that is meant` }]
      : []),
  ];
}

function refuseAll(findings: readonly Finding[]): void {
  const wrong = findings.filter(({ problems }) => problems.length > 0);
  if (wrong.length > 0) throw new InputError(wrong);
}
