import { readEnvironment } from '../shared/read-environment.js';

export interface RotationSettings {
  /** The cluster's writer: a password is changed there, and a proxy would sign in with the old one. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** The secret of the master user. */
  readonly masterSecret: string;
  /** The user whose password each secret holds, by the secret's ARN. */
  readonly users: ReadonlyMap<string, string>;
}

/** PostgreSQL cuts longer names, and these need no quotes. */
const USER = /^[a-z_][a-z0-9_]{0,62}$/;

/** `USERS` is `{"<user>": "<ARN of its secret>"}`. */
export function rotationSettings(env: NodeJS.ProcessEnv): RotationSettings {
  const names = [
    ...(['DATABASE_HOST', 'DATABASE_PORT', 'DATABASE_NAME'] as const),
    ...(['MASTER_SECRET_ARN', 'USERS'] as const),
  ] as const;
  const { values, refuseIf } = readEnvironment(env, names);
  const port = Number(values.DATABASE_PORT);
  const users = secretsByUser(values.USERS);
  refuseIf({
    DATABASE_PORT: Number.isInteger(port) && port > 0 && port < 65_536 ? undefined : 'is no port',
    USERS: usersProblem(users, values.MASTER_SECRET_ARN),
  });
  return {
    ...{ host: values.DATABASE_HOST, port, database: values.DATABASE_NAME },
    masterSecret: values.MASTER_SECRET_ARN,
    users: new Map((users ?? []).map(([user, secret]) => [secret, user])),
  };
}

function secretsByUser(text: string): [string, string][] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
    const entries = Object.entries(parsed);
    return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
      ? entries
      : undefined;
  } catch {
    return undefined;
  }
}

function usersProblem(users: [string, string][] | undefined, master: string): string | undefined {
  if (users === undefined || users.length === 0) return 'is no JSON object from users to ARNs of secrets';
  const wrong = users.find(([user]) => !USER.test(user) || user.startsWith('rds') || user.startsWith('pg_'));
  if (wrong !== undefined) return 'names a user that PostgreSQL or RDS does not take, or keeps for itself';
  const secrets = users.map(([, secret]) => secret);
  if (secrets.includes(master)) return "names the master user's secret, which RDS rotates";
  return new Set(secrets).size === secrets.length ? undefined : 'names one secret for two users';
}
