import { type AppDefinition, refuse } from '@ashlar/core';
import { environmentProblems } from './environment-problems.js';
import { shapeProblems } from './environment-shape.js';
import { environments, type OmnirapeuticEnvironment } from './environments.js';
import { AccessStack } from './stacks/access.js';
import { AlarmsStack } from './stacks/alarms.js';
import { AlertsStack } from './stacks/alerts.js';
import { AuditStack } from './stacks/audit.js';
import { BackupStack } from './stacks/backup.js';
import { DataStack } from './stacks/data.js';
import { DetectionStack } from './stacks/detection.js';
import { DnsStack } from './stacks/dns.js';
import { EdgeStack } from './stacks/edge.js';
import { KeysStack } from './stacks/keys.js';
import { NetworkStack } from './stacks/network.js';
import { RegistryStack } from './stacks/registry.js';
import { ServicesStack } from './stacks/services.js';
import { StorageStack } from './stacks/storage.js';

/** HIPAA platform on ECS Fargate and Aurora. */
export const app: AppDefinition<OmnirapeuticEnvironment> = {
  name: 'omnirapeutic',
  environments,
  build(target) {
    const { step, environment } = target;
    const { domain } = environment;
    const where = `environment ${environment.name} of omnirapeutic`;
    // Nothing can be built of what is no environment.
    refuse(where, shapeProblems({ ...environment }));
    step(() => refuse(where, environmentProblems(environment)));

    const keys = step(() => new KeysStack(target, 'keys'));
    const network = step(() => new NetworkStack(target, 'network', { keys: keys() }));
    const registry = step(() => new RegistryStack(target, 'registry', { keys: keys() }));
    const alerts = step(() => new AlertsStack(target, 'alerts', { keys: keys() }));
    const data = step(() => new DataStack(target, 'data', { keys: keys(), network: network() }));
    const dns = step(() => (domain === undefined ? undefined : new DnsStack(target, 'dns', domain)));
    const storage = step(() => new StorageStack(target, 'storage', { keys: keys() }));
    const edge = step(() => {
      const below = { network: network(), storage: storage(), keys: keys(), dns: dns() };
      return new EdgeStack(target, 'edge', below);
    });
    const services = step(() => {
      const below = {
        keys: keys(),
        network: network(),
        registry: registry(),
        data: data(),
        storage: storage(),
        dns: dns(),
        edge: edge(),
      };
      return new ServicesStack(target, 'services', below);
    });
    step(() => {
      const watched = { network: network(), data: data(), edge: edge(), services: services() };
      return new AlarmsStack(target, 'alarms', { alerts: alerts(), ...watched });
    });
    step(() => {
      const below = { keys: keys(), network: network(), storage: storage() };
      return new AuditStack(target, 'audit', below);
    });
    step(() => new DetectionStack(target, 'detection', { alerts: alerts() }));
    step(() => new BackupStack(target, 'backup', { keys: keys(), alerts: alerts(), data: data() }));
    step(() => new AccessStack(target, 'access', { keys: keys(), network: network(), data: data() }));
  },
};
