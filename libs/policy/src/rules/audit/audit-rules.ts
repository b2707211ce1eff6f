import type { Rule } from '../../rule.js';
import { detectionRules } from './detection-rules.js';
import { trailRules } from './trail-rules.js';

export const auditRules: readonly Rule[] = [...trailRules, ...detectionRules];
