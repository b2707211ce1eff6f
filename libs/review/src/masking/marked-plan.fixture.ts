import type { PlanJson } from '@ashlar/graph';

/** A plan with one resource, of which Terraform marks what stands under `marked`. */
export function markedPlan(marked: unknown, unmarked: Readonly<Record<string, unknown>> = {}): PlanJson {
  return {
    format_version: '1.2',
    resource_changes: [
      {
        address: 'terraform_data.app',
        mode: 'managed',
        type: 'terraform_data',
        change: {
          actions: ['create'],
          before: null,
          after: { marked, ...unmarked },
          before_sensitive: false,
          after_sensitive: { marked: true },
        },
      },
    ],
  };
}
