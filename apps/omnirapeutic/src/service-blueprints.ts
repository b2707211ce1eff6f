import type { AccessKind } from '@ashlar/bucket';
import type { Container } from '@ashlar/ecs';
import type { ServiceName } from './environments.js';

/** What a service is in every environment. */
export interface Blueprint {
  /** How requests reach it. Without it, nobody connects to the service. */
  readonly route?: Route;
  /** Connections that each task holds to the records, at most. @default - it doesn't use the database */
  readonly databaseConnections?: number;
  /** What it does with documents of patients. @default - nothing */
  readonly documents?: AccessKind;
  /** What it writes to besides; everything else of the image is read-only. */
  readonly writable?: Container['writable'];
}

export interface Route {
  /** On which it listens. */
  readonly port: number;
  /** Its rule among those of the listener; smaller ones come first. */
  readonly priority: number;
  /**
   * `api` answers at `api.<domain>`, or, without a domain, below `/api/`.
   * @default - it answers what no other service does
   */
  readonly word?: string;
  readonly healthPath: string;
}

export const blueprints: Readonly<Record<ServiceName, Blueprint>> = {
  nginx: {
    route: { port: 80, priority: 900, healthPath: '/' },
    writable: ['/tmp', '/run', '/var/cache/nginx'],
  },
  api: {
    route: { port: 8080, priority: 100, word: 'api', healthPath: '/health' },
    databaseConnections: 4,
    documents: 'read-write',
    writable: ['/tmp'],
  },
  web: {
    route: { port: 3000, priority: 200, word: 'app', healthPath: '/health' },
    writable: ['/tmp'],
  },
  worker: { databaseConnections: 4, documents: 'read-write', writable: ['/tmp'] },
};
