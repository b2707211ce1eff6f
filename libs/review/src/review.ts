/**
 * What a pull request would do to real infrastructure, fit to be shown: every text and value in here has passed the masks.
 * Renderers read this and nothing else. As JSON it is what `schema/review-1.schema.json` describes.
 */
export interface Review {
  readonly schemaVersion: 1;
  /** The worst of all stacks and findings. */
  readonly verdict: Verdict;
  /** `none`: no value of any attribute is in here, only names. */
  readonly values: 'masked' | 'none';
  readonly change?: ReviewedCommit;
  readonly planSet?: PlanSetSummary;
  /** In the order in which they are to be applied. */
  readonly stacks: readonly StackReview[];
  /** Of the change as a whole: stacks that are gone or renamed, other pull requests, gates. Worst first. */
  readonly findings: readonly ReviewFinding[];
  readonly policy: readonly PolicyFinding[];
  /** What applying it on top of the base did on the emulator, when that was rehearsed. */
  readonly rehearsal?: RehearsalReview;
}

/** From nothing to what a person has to approve. `review`: it changes something that deserves a look. */
export const verdicts = ['none', 'safe', 'review', 'danger'] as const;

export type Verdict = (typeof verdicts)[number];

/** What was reviewed. */
export interface ReviewedCommit {
  /** `owner/name`. */
  readonly repository?: string;
  readonly pullRequest?: number;
  readonly head: string;
  readonly base: string;
}

/** The plans that an apply will execute. */
export interface PlanSetSummary {
  /** SHA-256 over the identities of all plans. An approval is bound to it. */
  readonly hash: string;
  /** `2026-11-28T16:00:00.000Z`: nothing applies it after that. */
  readonly expiresAt: string;
}

export interface StackReview {
  readonly name: string;
  readonly verdict: Verdict;
  /**
   * `deferred`: it reads an output that another stack of this change is about to change, so this plan is not the last word;
   * `failed`: Terraform could not plan it.
   */
  readonly status: 'planned' | 'deferred' | 'failed';
  /** Why it is deferred, or has failed, in a sentence. */
  readonly because?: string;
  readonly counts: ChangeCounts;
  /** Worst first, then by address. Nothing of what stays as it is. */
  readonly changes: readonly ReviewedChange[];
  /** Changed outside of Terraform since the last apply, and not what this change is about. */
  readonly drift: readonly ReviewedChange[];
  readonly outputs: readonly ReviewedOutput[];
  /** Worst first. */
  readonly findings: readonly ReviewFinding[];
  /** How what changes hangs together with its neighbours. */
  readonly graph: ReviewGraph;
  /** Stacks that it reads from. */
  readonly dependencies: readonly string[];
}

export interface ChangeCounts {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
  readonly move: number;
  readonly import: number;
  readonly forget: number;
  /** Actions that a later Terraform knows and we don't. */
  readonly unknown: number;
  readonly drift: number;
  readonly outputs: number;
}

/** `move` and `import` are of resources to which nothing else happens. */
export type ReviewAction =
  'create' | 'update' | 'replace' | 'delete' | 'move' | 'import' | 'forget' | 'unknown';

export interface ReviewedChange {
  readonly address: string;
  readonly type: string;
  /** In the construct tree: `shop-production-data/orders/table`. */
  readonly path?: string;
  readonly action: ReviewAction;
  readonly verdict: Verdict;
  /** As Terraform writes it, for `unknown` and for the order of a replacement: `create,delete`. */
  readonly actions: string;
  /** Holds data that is lost with it. */
  readonly stateful: boolean;
  readonly deposed?: string;
  readonly movedFrom?: string;
  readonly importId?: string;
  /** Why Terraform does it, in words: `engine_version forces it`, `it is tainted`, `its configuration is gone`. */
  readonly because?: string;
  readonly attributes: readonly AttributeChange[];
}

export interface AttributeChange {
  /** `tags.Name`, `ingress[0].from_port`; inside of JSON that is written as a string too: `policy.Statement[0].Action`. */
  readonly path: string;
  /** Absent: it was not there. */
  readonly before?: ShownValue;
  /** Absent: it will not be there. */
  readonly after?: ShownValue;
  /** It forces a replacement. */
  readonly forces: boolean;
}

/** A value as people may see it. Of text that is longer than a few lines, what differs and its neighbourhood. */
export type ShownValue =
  | { readonly kind: 'value'; readonly text: string }
  /** Sensitive, or of the form or the name of a secret. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'known after apply' };

export interface ReviewedOutput {
  readonly name: string;
  readonly action: ReviewAction;
  readonly sensitive: boolean;
  readonly before?: ShownValue;
  readonly after?: ShownValue;
  /** Stacks that read it. */
  readonly readers: readonly string[];
}

/** Something that a reviewer has to know. */
export interface ReviewFinding {
  /** Id of the rule that found it: `stateful-destroyed`. */
  readonly rule: string;
  readonly verdict: 'review' | 'danger';
  readonly stack?: string;
  readonly address?: string;
  /** In the construct tree. */
  readonly path?: string;
  /** One sentence: `destroys the database and its data`. */
  readonly what: string;
  /** What to do, or what to look at before approving. */
  readonly fix: string;
  /** Attributes that it is about. */
  readonly attributes?: readonly string[];
  /** Addresses of a `moved` block that avoids it. */
  readonly move?: { readonly from: string; readonly to: string };
}

/** What a rule of a policy pack says of a resource as it will be. What passes is not listed. */
export interface PolicyFinding {
  readonly pack: string;
  readonly rule: string;
  /** `unknown`: it depends on what is known after the apply only. */
  readonly verdict: 'fail' | 'unknown' | 'waived';
  readonly stack?: string;
  readonly address: string;
  readonly path?: string;
  readonly reason: string;
  readonly fix: string;
  /** Whether it failed before this change too. */
  readonly isNew: boolean;
  readonly waiver?: { readonly owner: string; readonly expires: string; readonly reason: string };
}

export interface ReviewGraph {
  /** What changes, and what those refer to or are referred to by. In the order of addresses. */
  readonly nodes: readonly {
    readonly address: string;
    readonly type: string;
    readonly action?: ReviewAction;
  }[];
  /** Indexes of `nodes`: the first refers to the second. */
  readonly edges: readonly (readonly [number, number])[];
}

/** Head applied on top of base on the emulator, before any real account is asked. */
export interface RehearsalReview {
  readonly from: string;
  readonly replaced: readonly RehearsedResource[];
  readonly destroyed: readonly RehearsedResource[];
  /** What the emulator does not carry, by stack: nothing is said of it. */
  readonly leftOut: readonly RehearsedResource[];
}

export interface RehearsedResource {
  readonly stack: string;
  readonly address: string;
}
