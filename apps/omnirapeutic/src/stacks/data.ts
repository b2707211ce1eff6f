import { AuroraCluster, type Client } from '@ashlar/aurora';
import { ProjectStack, type Target } from '@ashlar/core';
import { isProtected, type OmnirapeuticEnvironment, type ServiceName } from '../environments.js';
import { blueprints } from '../service-blueprints.js';
import type { KeysStack } from './keys.js';
import type { NetworkStack } from './network.js';

interface Needs {
  readonly keys: KeysStack;
  readonly network: NetworkStack;
}

/** The database with the records of patients. */
export class DataStack extends ProjectStack<OmnirapeuticEnvironment> {
  readonly database: AuroraCluster;

  constructor(target: Target<OmnirapeuticEnvironment>, name: string, { keys, network }: Needs) {
    super(target, name);
    const { database, deletion, services, logRetentionDays } = target.environment;
    const { vpcId, tiers } = network.network;

    this.database = new AuroraCluster(this, 'records', {
      purpose: 'records',
      engineVersion: database.version,
      databaseName: 'omnirapeutic',
      vpcId,
      subnetIds: tiers.data.subnetIds,
      scaling: database.acu,
      readers: database.readers,
      kmsKeyArn: keys.database.keyArn,
      masterSecretKmsKeyArn: keys.secrets.keyArn,
      logs: { kmsKeyArn: keys.logs.keyArn, retentionDays: logRetentionDays },
      backupRetentionDays: database.backupRetentionDays,
      backup: 'daily',
      // Security fixes come in the maintenance window, as HIPAA's pack wants; Terraform leaves the version alone then.
      autoMinorVersionUpgrade: true,
      clients: poolsOf(services),
      deletionProtection: isProtected(target.environment),
      skipFinalSnapshot: deletion === 'allowed',
    });

    const { clientSecurityGroupId, clusterResourceId, endpoint } = this.database;
    this.share(clientSecurityGroupId, clusterResourceId, endpoint);
    this.output('aurora_endpoint', this.database.endpoint, 'The writer: reads and writes');
    this.output(
      'aurora_reader_endpoint',
      this.database.readerEndpoint,
      'Readers; the writer when there are none',
    );
    this.output(
      'aurora_master_secret_arn',
      this.database.masterSecretArn,
      "Where the administrator's password lies; not the password",
    );
  }
}

/** Pools of the services that run. A deployment runs the old and the new tasks side by side. */
function poolsOf(services: OmnirapeuticEnvironment['services']): Record<string, Client> {
  const pools = Object.entries(services).flatMap(([name, { on, tasks }]) => {
    const { databaseConnections: poolSize } = blueprints[name as ServiceName];
    return on && poolSize !== undefined ? [[name, { tasks: 2 * tasks.max, poolSize }] as const] : [];
  });
  return Object.fromEntries(pools);
}
