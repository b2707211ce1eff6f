import type { RulePack } from '../rule-pack.js';
import { hipaaSecurityRules } from './hipaa-security-rules.js';

/**
 * Operational best practices for HIPAA security: 130 managed rules, as many as a pack may have.
 *
 * `AWS_CONFIG_PROCESS_CHECK` looks at nothing. It stays without a verdict until somebody who assessed the risks of the year says so:
 * `aws configservice put-external-evaluation`.
 */
export const hipaaSecurity: RulePack = {
  name: 'hipaa-security',
  asOf: '2026-04-09',
  source: 'awslabs/aws-config-rules, Operational-Best-Practices-for-HIPAA-Security.yaml (CC0)',
  rules: hipaaSecurityRules.map((rule) => ({
    ...rule,
    name: rule.name ?? rule.identifier.toLowerCase().replaceAll('_', '-'),
  })),
};
