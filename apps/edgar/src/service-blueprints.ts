import type { ServiceName } from './environments.js';
import type { ImageName } from './stacks/registry.js';

/** What a service is in every environment. */
export interface Blueprint {
  readonly image: ImageName;
  /** The container's port. */
  readonly port: number;
  /** Its rule on the load balancer. Without one, only other containers ask it. */
  readonly route?: { readonly priority: number; readonly paths: readonly string[] };
  /** Whether it signs in to the database, as the user of its image's name. */
  readonly database: boolean;
  /** How it takes part in Service Connect. What CodeDeploy releases can't. */
  readonly mesh?: 'client' | { readonly dnsName: string };
}

/** Functions come first (`functions` stack, from 100), then the API, then everything else. */
export const blueprints: Readonly<Record<ServiceName, Blueprint>> = {
  frontend: {
    image: 'frontend',
    port: 8080,
    route: { priority: 900, paths: ['/*'] },
    database: false,
    mesh: 'client',
  },
  backend: {
    image: 'backend',
    port: 8000,
    route: { priority: 500, paths: ['/api/*'] },
    database: true,
  },
  'backend-internal': { image: 'backend', port: 8000, database: true, mesh: { dnsName: 'backend' } },
};

/** Asked by load balancer and ECS: does the process answer? It asks nobody else, so that a slow database kills no task. */
export const HEALTH_PATH = '/health';

/** Asked before a release gets customers: does everything answer that the process needs? */
export const READY_PATH = '/ready';
