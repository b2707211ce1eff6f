export { ComputeOptimizer } from './compute-optimizer.js';
export { CostAnomalies, type CostAnomaliesProps } from './cost-anomalies.js';
export { MonthlyBudget, type MonthlyBudgetProps } from './monthly-budget.js';
export type { Subscribers } from './subscribers.js';
