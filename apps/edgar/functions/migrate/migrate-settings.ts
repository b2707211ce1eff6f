import { type ClientConfig } from 'pg';
import { readEnvironment } from '../shared/read-environment.js';

export interface MigrateSettings {
  readonly connection: ClientConfig;
  readonly folder: string;
  readonly timeoutSeconds: number;
}

const NAMES = [
  ...(['DATABASE_HOST', 'DATABASE_PORT', 'DATABASE_NAME', 'DATABASE_USER'] as const),
  ...(['DATABASE_PASSWORD', 'MIGRATIONS_FOLDER', 'TIMEOUT_SECONDS'] as const),
] as const;

/**
 * The cluster itself, not its proxy: a proxy hands a connection to somebody else between two statements. Over TLS, always,
 * unless the host is the folder of a socket, which leads nowhere but to this machine.
 */
export function migrateSettings(env: NodeJS.ProcessEnv): MigrateSettings {
  const { values, refuseIf } = readEnvironment(env, NAMES);
  const port = Number(values.DATABASE_PORT);
  const timeoutSeconds = Number(values.TIMEOUT_SECONDS);
  refuseIf({
    DATABASE_PORT: Number.isInteger(port) && port > 0 && port < 65_536 ? undefined : 'is no port',
    TIMEOUT_SECONDS: timeoutSeconds >= 1 && timeoutSeconds <= 3600 ? undefined : 'is not from 1 to 3600',
  });
  const { DATABASE_HOST: host, DATABASE_NAME: database } = values;
  const tls = { servername: host, rejectUnauthorized: true, minVersion: 'TLSv1.2' as const };
  return {
    connection: {
      ...{ host, port, database, user: values.DATABASE_USER, password: values.DATABASE_PASSWORD },
      ssl: host.startsWith('/') ? false : tls,
    },
    folder: values.MIGRATIONS_FOLDER,
    timeoutSeconds,
  };
}
