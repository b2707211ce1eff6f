import type { PlanJson } from '@ashlar/graph';
import type { Mask } from './mask.js';
import { pairName } from './secret-keys.js';

/** Everything of a plan that a mask lets through: every value by itself and in its resource, every address, key and id. */
export function shownBy(mask: Mask, plan: PlanJson): string {
  const shown: string[] = [];
  const show = (value: unknown, names: readonly string[], marks: unknown) => {
    const seen = mask.value(value, { names, sensitive: marks === true });
    shown.push(seen.kind === 'value' ? seen.text : seen.kind);
  };
  const walk = (value: unknown, names: readonly string[], marks: unknown): void => {
    show(value, names, marks !== false && marks !== undefined && typeof marks !== 'object' ? marks : false);
    if (typeof value !== 'object' || value === null || marks === true) return;
    const pair = pairName(value as Record<string, unknown>);
    for (const [key, child] of Object.entries(value)) {
      shown.push(mask.text(key));
      const name = pair !== undefined && /^value$/i.test(key) ? [key, pair] : [key];
      const within = Array.isArray(value) ? names : [...names, ...name];
      walk(child, within, (marks as Record<string, unknown> | undefined)?.[key]);
    }
  };
  for (const change of [...(plan.resource_changes ?? []), ...(plan.resource_drift ?? [])]) {
    const { importing, before, after, before_sensitive, after_sensitive } = change.change;
    shown.push(
      ...[change.address, change.previous_address, importing?.id].map((text) => mask.text(text ?? '')),
    );
    walk(before, [], before_sensitive);
    walk(after, [], after_sensitive);
  }
  for (const [name, change] of Object.entries(plan.output_changes ?? {})) {
    shown.push(mask.text(name));
    walk(change.before, [name], change.before_sensitive);
    walk(change.after, [name], change.after_sensitive);
  }
  return [...new Set(shown)].join('\n');
}
