import type { Problem } from '@ashlar/core';
import type { PlanJson, StackJson, TerraformJson } from '@ashlar/graph';
import type { Pack } from '../pack.js';
import type { Waiver } from '../waiver.js';

/** A plan of one stack. */
export interface PlannedStackJson {
  readonly name: string;
  readonly plan: PlanJson;
  /**
   * The Terraform JSON that was planned: it joins the stack to others, says how unknown values are written, and holds waivers.
   * @default - references are those that the plan tells
   */
  readonly json?: TerraformJson | undefined;
  /** That of the base. @default - what was there before is what the plan says of it */
  readonly priorJson?: TerraformJson | undefined;
}

export interface PlanAuditOptions {
  readonly packs: readonly Pack[];
  /** Checked by `waiverProblems`. Those in the JSON of the stacks count too. */
  readonly waivers?: readonly Waiver[];
  /** `2026-11-21`. */
  readonly today: string;
  /** Stacks of the same environment that this change leaves alone: what the planned ones refer to. Nothing is said of them. */
  readonly beside?: readonly StackJson[];
  /** Ids of rules of which an unknown verdict is shown and fails nobody. @default - none */
  readonly advisory?: readonly string[];
}

/** What a rule says of a resource as it will be: of the form that a review has. What passes is not listed. */
export interface PlanPolicyFinding {
  readonly pack: string;
  readonly rule: string;
  readonly verdict: 'fail' | 'unknown' | 'waived';
  readonly stack?: string;
  /** As Terraform calls it; `account` for what an account has or lacks as a whole. */
  readonly address: string;
  /** In the construct tree. */
  readonly path?: string;
  /** What was seen. Values of the plan may be in it: it has to pass the masks. */
  readonly reason: string;
  readonly fix: string;
  /** Whether it is this change that brings it. */
  readonly isNew: boolean;
  readonly waiver?: { readonly owner: string; readonly expires: string; readonly reason: string };
}

export interface PlanAudit {
  /** By verdict, pack, rule, stack and address. */
  readonly findings: readonly PlanPolicyFinding[];
  /** Waivers that have ended or are written wrongly: they fail the audit. */
  readonly problems: readonly Problem[];
  /** Waivers beside a resource that waive nothing there. */
  readonly warnings: readonly Problem[];
}

/** What keeps a plan from being applied: failures, and what can't be told of a rule that has to hold. */
export const blockingFindings = (
  { findings }: PlanAudit,
  { advisory = [] }: Pick<PlanAuditOptions, 'advisory'> = {},
): PlanPolicyFinding[] =>
  findings.filter(
    ({ verdict, rule }) => verdict === 'fail' || (verdict === 'unknown' && !advisory.includes(rule)),
  );
