import type { Pack } from '../pack.js';
import type { Rule } from '../rule.js';
import { auditRules } from '../rules/audit/audit-rules.js';
import { backupRules } from '../rules/backup/backup-rules.js';
import { buildRules } from '../rules/build/build-rules.js';
import { computeRules } from '../rules/compute/compute-rules.js';
import { dataRules } from '../rules/data/data-rules.js';
import { containerRules } from '../rules/ecs/container-rules.js';
import { edgeRules } from '../rules/edge/edge-rules.js';
import { apiRules } from '../rules/functions/api-rules.js';
import { functionNotPublic } from '../rules/functions/function-policy.js';
import { iamRules } from '../rules/iam/iam-rules.js';
import { loadBalancerRules } from '../rules/load-balancing/load-balancer-rules.js';
import { networkRules } from '../rules/network/network-rules.js';
import { s3Rules } from '../rules/s3/s3-rules.js';
import { unmodelledRules } from '../rules/unmodelled/unmodelled-rules.js';
import { hipaaRuleIds } from './hipaa-rule-ids.js';

/** Every rule of AWS Config that is judged. Each stands in the list of its area, once; packs take them by id. */
export const allRules: readonly Rule[] = [
  ...apiRules,
  ...auditRules,
  ...backupRules,
  ...buildRules,
  ...computeRules,
  ...containerRules,
  ...dataRules,
  ...edgeRules,
  functionNotPublic,
  ...iamRules,
  ...loadBalancerRules,
  ...networkRules,
  ...s3Rules,
  ...unmodelledRules,
];

const byId: ReadonlyMap<string, Rule> = new Map(allRules.map((rule) => [rule.id, rule]));

/** Technical safeguards of HIPAA as far as managed rules of AWS Config look at them. */
export const hipaa: Pack = {
  name: 'hipaa',
  title: 'Operational best practices for HIPAA security',
  source: 'awslabs/aws-config-rules, Operational-Best-Practices-for-HIPAA-Security.yaml',
  asOf: '2026-04-09',
  rules: hipaaRuleIds.flatMap((id) => byId.get(id) ?? []),
};
