export {
  type Audit,
  auditOf,
  type AuditOptions,
  failing,
  hasPassed,
  type RuleResult,
  type Verdict,
  type WaivableJudgement,
} from './audit.js';
export { brokenCopy } from './broken-copy.js';
export type { Pack } from './pack.js';
export { hipaa } from './packs/hipaa.js';
export { hipaaRuleIds } from './packs/hipaa-rule-ids.js';
export { house } from './packs/house.js';
export { wellArchitected } from './packs/well-architected.js';
export { wellArchitectedRuleIds, wellArchitectedUnjudgedIds } from './packs/well-architected-rule-ids.js';
export { type AuditCount, countLine, countOf } from './report/audit-count.js';
export { auditPlan } from './plan/audit-plan.js';
export {
  blockingFindings,
  type PlanAudit,
  type PlanAuditOptions,
  type PlannedStackJson,
  type PlanPolicyFinding,
} from './plan/plan-audit.js';
export { auditJson } from './report/audit-json.js';
export { auditMarkdown } from './report/audit-markdown.js';
export { auditTable } from './report/audit-table.js';
export type { Judgement, Rule } from './rule.js';
export type { Waiver } from './waiver.js';
export { type WaiversBeside, waiversIn } from './waivers-in.js';
export { type WaiverCheck, waiverProblems } from './waiver-problems.js';
export { backupCoverageProblems, type BackupWaiver } from './backup-coverage.js';
