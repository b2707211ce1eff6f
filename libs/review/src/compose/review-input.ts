import type { Plan, PlanJson, TerraformJson } from '@ashlar/graph';
import type {
  PlanSetSummary,
  PolicyFinding,
  RehearsalReview,
  ReviewedCommit,
  ReviewFinding,
  StackReview,
} from '../review.js';

/** What a review is made from. The same input in another order gives the same review. */
export interface ReviewInput {
  readonly stacks: readonly ReviewedStack[];
  /** `none` shows names of attributes and no value: for whoever may read the repository but not what is in AWS. */
  readonly values: 'masked' | 'none';
  /** Regular expressions of what is hidden besides all that is hidden anyway. */
  readonly patterns?: readonly string[];
  readonly policy?: readonly PolicyFinding[];
  /** Of stacks as a whole and of the change: what is gone, renamed, deferred, stopped by a gate. */
  readonly findings?: readonly ReviewFinding[];
  readonly change?: ReviewedCommit;
  readonly planSet?: PlanSetSummary;
  readonly rehearsal?: RehearsalReview;
  /**
   * Names of stacks as they are to be applied.
   * @default - after what they depend on, else by name
   */
  readonly order?: readonly string[];
}

export interface ReviewedStack {
  readonly name: string;
  /** As `terraform show -json` wrote it, or read already. Left out when there is none: see `error`. */
  readonly plan?: PlanJson | Plan;
  /** The stack's `cdk.tf.json`, for construct paths and references. */
  readonly json?: TerraformJson;
  /** That of the base commit: construct paths of what is gone. */
  readonly baseJson?: TerraformJson;
  /** Stacks that it reads from. */
  readonly dependencies?: readonly string[];
  /** @default - `failed` with an error or without a plan, `planned` otherwise */
  readonly status?: StackReview['status'];
  /** Why it is deferred, in a sentence. */
  readonly because?: string;
  /** Why Terraform could not plan it. */
  readonly error?: string;
}
