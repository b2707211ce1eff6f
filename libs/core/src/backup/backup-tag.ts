import type { Problem } from '../input/input-error.js';
import { is } from '../input/value-problems.js';
import type { ProjectStack } from '../stack/project-stack.js';

/** The tag by which a plan of AWS Backup finds what it protects. Policies over all stacks look for it too. */
export const BACKUP_TAG = 'backup-plan';

/**
 * The value of the tag, `<app>-<environment>-<plan>`: AWS Backup looks through the whole region of an account, and a plan
 * must not find what belongs to another app or environment.
 */
export const backupTagValue = ({ app, environment }: ProjectStack, plan: string): string =>
  `${app}-${environment.name}-${plan}`;

/** The tags of what a plan protects. */
export const backupTags = (stack: ProjectStack, plan: string): Record<string, string> => ({
  [BACKUP_TAG]: backupTagValue(stack, plan),
});

/** What is no name of a plan. It has to be known at synthesis, where the plan of every resource is looked up. */
export function backupProblems(prop: string, plan: unknown): Problem[] {
  if (plan === undefined || (typeof plan === 'string' && PLAN.test(plan))) return [];
  return [{ what: is(prop, plan), fix: "name the plan by its purpose: 'daily'" }];
}

const PLAN = /^[a-z0-9]+(-[a-z0-9]+)*$/;
