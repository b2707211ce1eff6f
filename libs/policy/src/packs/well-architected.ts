import type { Pack } from '../pack.js';
import { platformRules } from '../rules/platform-rules.js';
import { allRules } from './hipaa.js';
import { wellArchitectedRuleIds } from './well-architected-rule-ids.js';

const byId = new Map(allRules.map((rule) => [rule.id, rule]));

/** Security and reliability as far as managed rules of AWS Config look at them, and how a platform of containers and functions runs. */
export const wellArchitected: Pack = {
  name: 'well-architected',
  title: 'Well-Architected Framework: security and reliability, of containers and functions too',
  source:
    'awslabs/aws-config-rules, Operational-Best-Practices-for-AWS-Well-Architected-Security-Pillar.yaml and …-Reliability-Pillar.yaml; libs/policy/src/rules/platform-rules.ts',
  asOf: '2026-04-09',
  rules: [...wellArchitectedRuleIds.flatMap((id) => byId.get(id) ?? []), ...platformRules],
};
