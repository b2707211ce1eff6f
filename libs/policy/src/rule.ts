import type { Model } from '@ashlar/graph';

/** What must hold, judged from the JSON of all stacks of one environment. */
export interface Rule {
  /** For a managed rule of AWS Config, AWS's identifier: `ALB_WAF_ENABLED`. */
  readonly id: string;
  /** What holds when it passes, in one line. */
  readonly holds: string;
  /** What goes wrong where it doesn't. */
  readonly why: string;
  readonly fix: string;
  /** A judgement for each resource that it concerns. None: it doesn't apply. */
  readonly judge: (model: Model) => readonly Judgement[];
}

export interface Judgement {
  /** Id of the resource in the model, or `account` for what an account has or lacks as a whole. */
  readonly resource: string;
  /** `unknown`: the JSON can't tell, and only evidence of what runs can. */
  readonly verdict: 'pass' | 'fail' | 'unknown';
  /** What was seen: `its listener on 80 forwards`. For `unknown`, which evidence to look for. */
  readonly reason: string;
}
