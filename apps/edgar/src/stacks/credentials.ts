import { DatabaseProxy } from '@ashlar/aurora';
import { ProjectStack, type Target } from '@ashlar/core';
import { CallPermission, LambdaFunction } from '@ashlar/lambda';
import { Secret } from '@ashlar/secrets';
import { type EdgarEnvironment, isProtected } from '../environments.js';
import { RUNTIME } from '../function-runtime.js';
import type { DataStack } from './data.js';
import type { KeysStack } from './keys.js';
import type { NetworkStack } from './network.js';

/** Who signs in to the database; migrations make the same ones (`migrations/`). */
export const databaseUsers = ['auth', 'profile', 'notification', 'backend'] as const;
type DatabaseUser = (typeof databaseUsers)[number];
type Passwords = Readonly<Record<DatabaseUser, Secret>>;

interface Needs {
  readonly keys: KeysStack;
  readonly network: NetworkStack;
  readonly data: DataStack;
}

/** How long a rotation may take, step by step. */
export const ROTATION_SECONDS = 60;

/**
 * One password for each database user, that nobody knows and that is replaced by itself, and the proxy that signs in with
 * them. Services sign in to the proxy with their roles.
 */
export class CredentialsStack extends ProjectStack<EdgarEnvironment> {
  readonly proxy: DatabaseProxy;
  readonly databaseName: string;
  readonly rotation: LambdaFunction;

  constructor(
    target: Target<EdgarEnvironment>,
    name: string,
    private readonly needs: Needs,
  ) {
    super(target, name);
    const { keys, network, data } = needs;
    const { logRetentionDays, database } = target.environment;
    const { vpcId, tiers } = network.network;
    this.databaseName = data.database.databaseName;
    const passwords = Object.fromEntries(
      databaseUsers.map((user) => [user, this.password(user)]),
    ) as unknown as Passwords;
    this.rotation = this.rotationFunction(passwords);
    const { permission } = new CallPermission(this, 'rotation-call', {
      called: this.rotation,
      principal: 'secretsmanager.amazonaws.com',
    });
    for (const user of databaseUsers) {
      passwords[user].rotateBy({
        lambdaArn: this.rotation.invokeArn,
        everyDays: database.rotateDays,
        firstValue: 'by-rotation',
        ready: [permission],
      });
    }
    this.proxy = new DatabaseProxy(this, 'proxy', {
      purpose: 'shop',
      cluster: data.database,
      users: passwords,
      vpcId,
      subnetIds: tiers.app.subnetIds,
      logs: {
        kmsKeyArn: keys.logs.keyArn,
        retentionDays: logRetentionDays,
        keep: isProtected(target.environment),
      },
    });
    this.output('proxy_endpoint', this.proxy.endpoint, 'Where services find the database');
  }

  private password(user: DatabaseUser): Secret {
    return new Secret(this, `${user}-password`, {
      purpose: user,
      description: `Password of the database user ${user}; made and replaced by rotation`,
      kmsKeyArn: this.needs.keys.secrets.keyArn,
      deletable: !isProtected(this.environment),
    });
  }

  /** Signs in to the cluster as its administrator, and changes passwords of these users alone. */
  private rotationFunction(passwords: Passwords): LambdaFunction {
    const { keys, network, data } = this.needs;
    const { endpoint, port, databaseName, masterSecretArn, clientSecurityGroupId } = data.database;
    const { vpcId, tiers } = network.network;
    const secrets = databaseUsers.map((user) => [user, passwords[user].secretArn] as const);
    return new LambdaFunction(this, 'rotation', {
      purpose: 'rotation',
      code: { entry: 'functions/rotation/handler.ts' },
      runtime: RUNTIME,
      memory: 256,
      timeoutSeconds: ROTATION_SECONDS,
      kmsKeyArn: keys.logs.keyArn,
      logging: {
        retentionDays: this.environment.logRetentionDays,
        keep: isProtected(this.environment),
      },
      environment: {
        DATABASE_HOST: endpoint,
        DATABASE_PORT: String(port),
        DATABASE_NAME: databaseName,
        MASTER_SECRET_ARN: masterSecretArn,
        USERS: JSON.stringify(Object.fromEntries(secrets)),
        // Node takes Amazon's own certificate authorities from there, RDS's among them.
        NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
      },
      vpc: {
        vpcId,
        subnetIds: tiers.app.subnetIds,
        joins: { database: clientSecurityGroupId },
      },
      may: [
        ...data.database.readMasterSecret(),
        ...databaseUsers.flatMap((user) => passwords[user].access('rotate')),
      ],
    });
  }
}
