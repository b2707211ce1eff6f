import { AuroraCluster } from '@ashlar/aurora';
import { ProjectStack, type Target } from '@ashlar/core';
import { type EdgarEnvironment, isProtected } from '../environments.js';
import type { KeysStack } from './keys.js';
import type { NetworkStack } from './network.js';

interface Needs {
  readonly keys: KeysStack;
  readonly network: NetworkStack;
}

/** The shop's database: customers, vehicles, appointments, messages. */
export class DataStack extends ProjectStack<EdgarEnvironment> {
  readonly database: AuroraCluster;

  constructor(target: Target<EdgarEnvironment>, name: string, { keys, network }: Needs) {
    super(target, name);
    const { database, deletion, logRetentionDays } = target.environment;
    const { vpcId, tiers } = network.network;
    this.database = new AuroraCluster(this, 'shop', {
      purpose: 'shop',
      engineVersion: database.version,
      autoMinorVersionUpgrade: true,
      databaseName: 'edgar',
      vpcId,
      subnetIds: tiers.data.subnetIds,
      scaling: database.acu,
      readers: database.readers,
      kmsKeyArn: keys.database.keyArn,
      masterSecretKmsKeyArn: keys.secrets.keyArn,
      logs: { kmsKeyArn: keys.logs.keyArn, retentionDays: logRetentionDays },
      backupRetentionDays: database.backupRetentionDays,
      backup: 'shop',
      deletionProtection: isProtected(target.environment),
      skipFinalSnapshot: deletion === 'allowed',
    });
    const { clientSecurityGroupId, clusterResourceId, endpoint, masterSecretArn } = this.database;
    this.share(clientSecurityGroupId, clusterResourceId, endpoint, masterSecretArn);
    this.output('aurora_endpoint', endpoint, 'The writer, for migrations; everything else asks the proxy');
    this.output(
      'aurora_master_secret_arn',
      masterSecretArn,
      "Where the administrator's password lies; not the password",
    );
  }
}
