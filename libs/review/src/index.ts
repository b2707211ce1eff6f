export { effectDifferences, type EffectDifference } from './identity/plan-effect.js';
export { canonicalDigest, lineageDigest, synthDigest, upstreamDigest } from './identity/plan-digests.js';
export type { Circumstances, PlanIdentity, StaleProblem } from './identity/plan-identity.js';
export {
  type IdentifiedPlan,
  makePlanSet,
  type PlannedDanger,
  type PlanOfSet,
  type PlanSet,
  planSetHash,
} from './identity/plan-set.js';
export { plannedDangers, unreviewedDangers } from './identity/planned-dangers.js';
export {
  type IdentitiesFile,
  planSetProblems,
  readIdentities,
  readPlanSet,
} from './identity/read-plan-set.js';
export { readLockFile } from './identity/lock-file.js';
export { staleness } from './identity/staleness.js';
export {
  type AllowedProvider,
  allowListOf,
  allowListProblems,
  defaultAllowList,
  type GateAllowList,
} from './gate/allow-list.js';
export type { FolderEntry } from './gate/folder-problems.js';
export type { GateFinding, GateRule } from './gate/gate-finding.js';
export { type GateOptions, gateProblems } from './gate/gate-problems.js';
export { gateJson, type GateReport, gateText } from './gate/gate-report.js';
export {
  type GateStack,
  stackFile,
  type SynthesisGate,
  synthesisProblems,
} from './gate/synthesis-problems.js';
export { applyOrder, type StackDeps, type Step } from './order/apply-order.js';
export { type DeferredStack, deferredStacks, type PlannedStack } from './order/deferred-stacks.js';
export { type OrphanOptions, orphans, type StackRename } from './order/orphans.js';
export { type Resolution, type ResolutionKind, resolutionProblems } from './order/resolution.js';
export type { Mask } from './masking/mask.js';
export { maskFor, type MaskOptions } from './masking/mask-for.js';
export { mergeReviews, type WholeChange } from './compose/merge-reviews.js';
export type { ReviewedStack, ReviewInput } from './compose/review-input.js';
export { reviewOf } from './compose/review-of.js';
export type { Judgement, Rule } from './rules/rule.js';
export { rules as reviewRules } from './rules/rules.js';
export { reviewHtml } from './html/review-html.js';
export type { MarkdownOptions } from './render/markdown/markdown-options.js';
export { reviewMarkdown } from './render/markdown/review-markdown.js';
export { reviewJson } from './render/json/review-json.js';
export { reviewSchema } from './render/json/review-schema.js';
export { reviewSarif } from './render/sarif/review-sarif.js';
export { reviewTerminal, type TerminalOptions } from './render/terminal/review-terminal.js';
export { reviewSummaryLine } from './render/review-summary-line.js';
export { reviewProblems } from './review-problems.js';
export {
  type AttributeChange,
  type ChangeCounts,
  type PlanSetSummary,
  type PolicyFinding,
  type RehearsalReview,
  type RehearsedResource,
  type Review,
  type ReviewAction,
  type ReviewedChange,
  type ReviewedCommit,
  type ReviewedOutput,
  type ReviewFinding,
  type ReviewGraph,
  type ShownValue,
  type StackReview,
  type Verdict,
  verdicts,
} from './review.js';
