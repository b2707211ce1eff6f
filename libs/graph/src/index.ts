export { accountOf } from './account-of.js';
export { canonical } from './canonical.js';
export { constructPaths, withoutKey } from './construct-paths.js';
export { bareReferences, type Reference, references } from './expressions.js';
export { inOrder, type Ordered } from './in-order.js';
export { type Connection, mayConnect, type MayConnect, type Source } from './may-connect.js';
export { Model, type Resource, type Target } from './model.js';
export {
  type Gate,
  type Opening,
  openToInternet,
  type OpenToInternet,
  type WideRule,
} from './open-to-internet.js';
export { type PlanAction, planActionOf } from './plan/plan-action.js';
export type {
  AttributePath,
  ChangeJson,
  ConfigurationModule,
  PlanJson,
  RelevantAttribute,
  ResourceChangeJson,
  StateModule,
  StateValues,
} from './plan/plan-json.js';
export { planAsStack, type PlanAsStackOptions, plannedAddress } from './plan/plan-as-stack.js';
export { planProblems } from './plan/plan-problems.js';
export {
  type Plan,
  type PlannedChange,
  type PlannedOutput,
  type PlannedValues,
  readPlan,
} from './plan/read-plan.js';
export { outputsRead, producerName, remoteReads, type StackEdge, stackEdges } from './stack-edges.js';
export type { Attributes, Blocks, StackJson, TerraformJson, WrittenStack } from './terraform-json.js';
export { waysOut } from './ways-out.js';
export { describeState, sameState, type StateAddress, stateOf } from './state-of.js';
export { withDependencies } from './with-dependencies.js';
