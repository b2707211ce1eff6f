import { type AppDefinition, refuse } from '@ashlar/core';
import { environmentProblems } from './environment-problems.js';
import { shapeProblems } from './environment-shape.js';
import { type EdgarEnvironment, environments } from './environments.js';
import { AlarmsStack } from './stacks/alarms.js';
import { AlertsStack } from './stacks/alerts.js';
import { AuditStack } from './stacks/audit.js';
import { BackupStack } from './stacks/backup.js';
import { CdnStack } from './stacks/cdn.js';
import { CredentialsStack } from './stacks/credentials.js';
import { DataStack } from './stacks/data.js';
import { DetectionStack } from './stacks/detection.js';
import { DnsStack } from './stacks/dns.js';
import { EdgeStack } from './stacks/edge.js';
import { FunctionsStack } from './stacks/functions.js';
import { KeysStack } from './stacks/keys.js';
import { MeshStack } from './stacks/mesh.js';
import { NetworkStack } from './stacks/network.js';
import { RegistryStack } from './stacks/registry.js';
import { ReleasesStack } from './stacks/releases.js';
import { ServicesStack } from './stacks/services.js';
import { StorageStack } from './stacks/storage.js';

/** Edgar's Mobile Auto Shop: containers and functions behind one load balancer, and PostgreSQL. */
export const app: AppDefinition<EdgarEnvironment> = {
  name: 'edgar',
  environments,
  build(target) {
    const { step, environment } = target;
    const where = `environment ${environment.name} of edgar`;
    // Nothing can be built of what is no environment.
    refuse(where, shapeProblems({ ...environment }));
    step(() => refuse(where, environmentProblems(environment)));

    const keys = step(() => new KeysStack(target, 'keys'));
    const dns = step(() => new DnsStack(target, 'dns'));
    const network = step(() => new NetworkStack(target, 'network', { keys: keys() }));
    const alerts = step(() => new AlertsStack(target, 'alerts', { keys: keys() }));
    const registry = step(() => new RegistryStack(target, 'registry', { keys: keys() }));
    const storage = step(() => new StorageStack(target, 'storage'));
    const data = step(() => new DataStack(target, 'data', { keys: keys(), network: network() }));
    const credentials = step(() => {
      const below = { keys: keys(), network: network(), data: data() };
      return new CredentialsStack(target, 'credentials', below);
    });
    const edge = step(() => {
      const below = { keys: keys(), network: network(), storage: storage(), dns: dns() };
      return new EdgeStack(target, 'edge', below);
    });
    const mesh = step(() => new MeshStack(target, 'mesh', { keys: keys() }));
    const services = step(() => {
      const below = { keys: keys(), network: network(), registry: registry(), credentials: credentials() };
      return new ServicesStack(target, 'services', {
        ...below,
        edge: edge(),
        mesh: mesh(),
        alerts: alerts(),
      });
    });
    const functions = step(() => {
      const below = { keys: keys(), network: network(), credentials: credentials(), edge: edge() };
      return new FunctionsStack(target, 'functions', below);
    });
    step(() => {
      const below = { keys: keys(), network: network(), registry: registry(), data: data(), edge: edge() };
      return new ReleasesStack(target, 'releases', { ...below, services: services(), alerts: alerts() });
    });
    const cdn = step(() => {
      const below = { keys: keys(), storage: storage(), dns: dns(), edge: edge() };
      return new CdnStack(target, 'cdn', below);
    });
    step(() => {
      const watched = { network: network(), data: data(), credentials: credentials(), edge: edge() };
      const more = { services: services(), functions: functions(), cdn: cdn() };
      return new AlarmsStack(target, 'alarms', { alerts: alerts(), ...watched, ...more });
    });
    step(() => new AuditStack(target, 'audit', { keys: keys(), storage: storage() }));
    step(() => new DetectionStack(target, 'detection', { alerts: alerts() }));
    step(() => new BackupStack(target, 'backup', { keys: keys(), alerts: alerts(), data: data() }));
  },
};
