import type { Routing } from './network-props.js';

/**
 * Tags by which Kubernetes finds subnets.
 *
 * asOf: 2026-11
 * source: AWS Load Balancer Controller, "Subnet discovery"; Karpenter, "EC2NodeClass, subnetSelectorTerms"
 */
export function kubernetesTags(routing: Routing, cluster: string | undefined): Record<string, string> {
  if (cluster === undefined || routing === 'isolated') return {};
  if (routing === 'public') return { 'kubernetes.io/role/elb': '1' };
  return { 'kubernetes.io/role/internal-elb': '1', 'karpenter.sh/discovery': cluster };
}
