import type { Behavior, DefaultBehavior } from './behavior.js';
import { managedPolicies } from './managed-policies.js';

const READ = ['GET', 'HEAD', 'OPTIONS'];
const ALL = [...READ, 'PUT', 'POST', 'PATCH', 'DELETE'];

/** In AWS's form. */
export function renderBehavior(
  { caching = 'off', originRequest = 'all-viewer', methods }: DefaultBehavior,
  at: { readonly targetOriginId: string; readonly responseHeadersPolicyId: string | undefined },
) {
  const cached = caching === 'optimized';
  return {
    ...at,
    viewerProtocolPolicy: 'redirect-to-https',
    allowedMethods: (methods ?? (cached ? 'read' : 'all')) === 'read' ? READ : ALL,
    cachedMethods: ['GET', 'HEAD'],
    cachePolicyId: managedPolicies.cache[caching],
    originRequestPolicyId: cached ? undefined : managedPolicies.originRequest[originRequest],
    compress: true,
  };
}

/** CloudFront takes the order of its list. */
export const inOrder = (behaviors: Readonly<Record<string, Behavior>>): Behavior[] =>
  Object.values(behaviors).sort((a, b) => a.priority - b.priority);
