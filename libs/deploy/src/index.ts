export { applyPlanned, type AppliedPlans } from './apply/apply-planned.js';
export { applyStacks, type ApplyOptions } from './apply/apply-stacks.js';
export type { Answer, Ask } from './apply/approval.js';
export { destroyStacks, type DestroyOptions } from './destroy/destroy-stacks.js';
export { doctorJson, doctorReport } from './doctor/doctor-report.js';
export { examine, verdictOf } from './doctor/doctor.js';
export {
  afterChecking,
  type CheckedStacks,
  longestUnchecked,
  readCheckedStacks,
} from './drift/checked-stacks.js';
export { type DriftIgnore, readDriftIgnores } from './drift/drift-ignore.js';
export { driftJson, driftReport, hasDrift, unusedIgnores } from './drift/drift-report.js';
export { driftStacks, type StackDrift } from './drift/drift-stacks.js';
export type { FailureContext } from './failures/complaint.js';
export { DeployError, type FailureCode, failureCodes } from './failures/deploy-error.js';
export { explainFailure } from './failures/explain-failure.js';
export { outputJson, outputReport } from './output/output-report.js';
export { outputStacks } from './output/output-stacks.js';
export { DeployPlace, type PlaceOptions } from './place/deploy-place.js';
export { exitCodeOf, planJson, planReport } from './plan/plan-report.js';
export { planStacks, type PlanStacksOptions, type Provider, type StackPlan } from './plan/plan-stacks.js';
export { applyPlanSet } from './plan-set/apply-plan-set.js';
export type { PlanOrigin } from './plan-set/identify-plan.js';
export { openStore, type StoreOptions } from './plan-set/open-store.js';
export { createPlanSet, isForWantOfAnother, PlanKeeper, planSetText } from './plan-set/plan-keeper.js';
export { verificationCode, verificationJson, verificationReport } from './plan-set/plan-set-report.js';
export type { PlanStore } from './plan-set/plan-store.js';
export type { ReplanOptions } from './plan-set/plan-to-apply.js';
export { fetchPlanSet, type VerifiedPlan, verifyPlanSet } from './plan-set/verify-plan-set.js';
export type { FreshPlan, PlanOptions } from './plan/plan-stack.js';
export { planDetails, type PlannedStack, planTable } from './plan/plan-table.js';
export { Deployment, type DeploymentOptions } from './run/deployment.js';
export { isDone, type Outcome, outcomeReport } from './run/outcome.js';
export { selectStacks } from './select/select-stacks.js';
export { areValid, validateJson, validateReport } from './validate/validate-report.js';
export { validateStacks } from './validate/validate-stacks.js';
