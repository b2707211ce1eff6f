export { accountOf } from './account-of.js';
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
export type { Attributes, Blocks, StackJson, TerraformJson, WrittenStack } from './terraform-json.js';
export { waysOut } from './ways-out.js';
