import { globMatches } from './rules/policies/glob.js';
import type { Waiver } from './waiver.js';

/** Whether a waiver is of a rule and of a resource, by any of the ids that this has. */
export const covers = (
  { rule, resources = ['*'] }: Waiver,
  ruleId: string,
  ids: readonly string[],
): boolean => rule === ruleId && resources.some((pattern) => ids.some((id) => globMatches(pattern, id)));
