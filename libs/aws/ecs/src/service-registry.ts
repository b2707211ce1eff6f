import { ServiceDiscoveryService } from '@cdktf/provider-aws/lib/service-discovery-service/index.js';
import type { Construct } from 'constructs';
import type { FargateServiceProps } from './service-props.js';

/** Where the addresses of the tasks stand in Cloud Map, with `discovery`. */
export function serviceRegistry(
  scope: Construct,
  { discovery, cluster }: FargateServiceProps,
): ServiceDiscoveryService | undefined {
  if (discovery === undefined || cluster.namespaceId === undefined) return undefined;
  return new ServiceDiscoveryService(scope, 'discovery', {
    name: discovery.name,
    dnsConfig: {
      namespaceId: cluster.namespaceId,
      routingPolicy: 'MULTIVALUE',
      dnsRecords: [{ type: 'A', ttl: 10 }],
    },
    // ECS reports the health of its tasks; Cloud Map asks nobody.
    healthCheckCustomConfig: { failureThreshold: 1 },
  });
}
