import type { Problem } from '@ashlar/core';

/** Who decides what runs. What somebody else decides is no difference to Terraform. */
export interface Owners {
  /**
   * `'ci'`: deployments register task definitions with new images themselves. Terraform makes the first one, and
   * goes on to register its own when anything but the image changes, for CI to start from.
   * @default 'terraform'
   */
  readonly image?: 'terraform' | 'ci';
  /** @default - 'autoscaling' with `scaling`, 'terraform' without */
  readonly count?: 'terraform' | 'autoscaling';
}

/** The arguments of the service that others own, and nothing else: the rest stays managed. */
export function ignoredArguments(owners: Owners | undefined, scales: boolean): string[] {
  return [...(scales ? ['desired_count'] : []), ...(owners?.image === 'ci' ? ['task_definition'] : [])];
}

export function ownerProblems({ image, count }: Owners, scales: boolean): Problem[] {
  const problems: Problem[] = [];
  if (image !== undefined && !['terraform', 'ci'].includes(image)) {
    problems.push({ what: `owners.image is '${String(image)}'`, fix: "use 'terraform' or 'ci'" });
  }
  if (count !== undefined && !['terraform', 'autoscaling'].includes(count)) {
    problems.push({ what: `owners.count is '${String(count)}'`, fix: "use 'terraform' or 'autoscaling'" });
  }
  if (count === 'terraform' && scales) {
    const fix = 'leave owners.count out, or scaling';
    problems.push({ what: "owners.count is 'terraform', and scaling changes the count", fix });
  }
  if (count === 'autoscaling' && !scales) {
    const fix = 'give scaling, or leave owners.count out';
    problems.push({ what: "owners.count is 'autoscaling', and there is no scaling", fix });
  }
  return problems;
}
