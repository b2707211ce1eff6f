import type { Problem } from '../../input/input-error.js';
import type { Block } from './blocks.js';

/** 9: Terraform takes bare references in `replace_triggered_by` and in `ignore_changes`, no templates. */
export function triggerProblems({ attributes }: Block): Problem[] {
  const lifecycle = (attributes['lifecycle'] ?? {}) as Record<string, unknown>;
  return ['replace_triggered_by', 'ignore_changes'].flatMap((argument) => {
    const values = Array.isArray(lifecycle[argument]) ? (lifecycle[argument] as unknown[]) : [];
    return values
      .filter((value): value is string => typeof value === 'string' && value.includes('${'))
      .map((value) => ({
        what: `lifecycle.${argument} holds '${value}', which Terraform rejects`,
        fix: `write the reference as a string: '${value.replace(/^\$\{|\}$/g, '')}'`,
      }));
  });
}
