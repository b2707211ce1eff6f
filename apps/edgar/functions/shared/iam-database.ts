import { Signer } from '@aws-sdk/rds-signer';
import { Database, type DatabaseSettings } from './database.js';
import { readEnvironment } from './read-environment.js';

/**
 * RDS Proxy, signed in to with an IAM token and over TLS. Its certificate is Amazon's own, which Node trusts; there is no
 * setting that turns this off.
 */
export function iamDatabaseSettings(env: NodeJS.ProcessEnv): DatabaseSettings {
  const names = ['DATABASE_HOST', 'DATABASE_PORT', 'DATABASE_NAME', 'DATABASE_USER', 'AWS_REGION'] as const;
  const { values, refuseIf } = readEnvironment(env, names);
  const port = Number(values.DATABASE_PORT);
  refuseIf({ DATABASE_PORT: Number.isInteger(port) && port > 0 ? undefined : 'is no port' });
  const { DATABASE_HOST: host, DATABASE_USER: user } = values;
  const signer = new Signer({ hostname: host, port, username: user, region: values.AWS_REGION });
  return {
    ...{ host, port, user },
    name: values.DATABASE_NAME,
    password: () => signer.getAuthToken(),
    tls: { servername: host, rejectUnauthorized: true, minVersion: 'TLSv1.2' },
  };
}

/** Nothing is read or connected before the first request needs it. */
export function iamDatabase(env: NodeJS.ProcessEnv): () => Database {
  let database: Database | undefined;
  return () => (database ??= new Database(iamDatabaseSettings(env)));
}
