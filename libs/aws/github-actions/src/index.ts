export { applyRoleName, GitHubActions, type GitHubActionsProps, planRoleName } from './github-actions.js';
export { planStoreStatements } from './plan-store-statements.js';
