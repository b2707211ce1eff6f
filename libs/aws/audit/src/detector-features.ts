/** Protections of GuardDuty, in its words. */
export type DetectorFeature = (typeof FEATURES)[number];

/** Agents that GuardDuty installs for RUNTIME_MONITORING. */
export type RuntimeAgent = (typeof AGENTS)[number];

/**
 * EKS_RUNTIME_MONITORING is not among them: RUNTIME_MONITORING watches EKS too, and GuardDuty takes one of the two.
 *
 * asOf: 2026-11
 * source: GuardDuty API reference, DetectorFeatureConfiguration
 */
export const FEATURES = [
  'EBS_MALWARE_PROTECTION',
  'EKS_AUDIT_LOGS',
  'LAMBDA_NETWORK_LOGS',
  'RDS_LOGIN_EVENTS',
  'RUNTIME_MONITORING',
  'S3_DATA_EVENTS',
] as const;

/**
 * In the order in which GuardDuty returns them, and always all three: provider 5.100 compares them as a list, and would replace
 * the feature with every plan.
 */
export const AGENTS = [
  'EKS_ADDON_MANAGEMENT',
  'ECS_FARGATE_AGENT_MANAGEMENT',
  'EC2_AGENT_MANAGEMENT',
] as const;
