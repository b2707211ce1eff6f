import type { PlannedChange } from '@ashlar/graph';
import { pathText } from '../diff/path-text.js';

/**
 * What Terraform gives as its reason, in words.
 * asOf: 2026-11. source: `action_reason` in Terraform's JSON output format, 1.11. refresh: with a new minor version.
 */
const REASONS: Readonly<Record<string, string>> = {
  replace_because_cannot_update: 'it cannot be updated in place',
  replace_because_tainted: 'it is tainted',
  replace_by_request: 'somebody asked for it with -replace',
  replace_by_triggers: 'something in its replace_triggered_by changes',
  delete_because_no_resource_config: 'its configuration is gone',
  delete_because_no_module: 'its module is gone',
  delete_because_wrong_repetition: 'its count or for_each came or went',
  delete_because_count_index: 'its index is beyond its count',
  delete_because_each_key: 'its key is no longer in its for_each',
  delete_because_no_move_target: 'it moved to where nothing is configured',
};

/** Why Terraform does it: `engine_version forces it`; undefined when it says nothing, or only what the action says already. */
export function reasonText({ reason, replacePaths, deposed, action }: PlannedChange): string | undefined {
  if (deposed !== undefined) return 'a replacement left it behind';
  const forcing = [...new Set(replacePaths.map((path) => pathText(path)))].sort();
  if (action === 'replace' && forcing.length > 0 && !FORCED_BY_OTHERS.has(reason ?? ''))
    return `${listed(forcing)} ${forcing.length === 1 ? 'forces' : 'force'} it`;
  if (reason === undefined) return undefined;
  return REASONS[reason] ?? reason.replaceAll('_', ' ');
}

const FORCED_BY_OTHERS = new Set(['replace_because_tainted', 'replace_by_request', 'replace_by_triggers']);

/** `a`, `a and b`, `a, b and c`. */
const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
