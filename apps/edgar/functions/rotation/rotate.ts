import type { SecretsManagerRotationEvent } from 'aws-lambda';
import { type Log, nameOf } from '../shared/log.js';
import { type DatabaseUsers, MightyUser, type SignIn } from './database-user.js';
import { newPassword } from './password.js';
import type { RotationSettings } from './rotation-settings.js';
import type { SecretStore } from './secret-store.js';

export interface Rotation {
  readonly settings: RotationSettings;
  readonly secrets: SecretStore;
  readonly users: DatabaseUsers;
  readonly log: Log;
}

/** What a rotation refuses or can't do. Its message holds no value, and is all that the caller hears. */
export class RotationError extends Error {
  override readonly name = 'RotationError';
}

/**
 * One step of a rotation for one user. Each can be repeated: what a step has done for a token it finds done. The password
 * of a user changes at once (`setSecret`), so whoever signs in between then and `finishSecret` tries again.
 */
export async function rotate(rotation: Rotation, event: SecretsManagerRotationEvent): Promise<void> {
  const { Step: step, SecretId: secret, ClientRequestToken: token } = event;
  const username = rotation.settings.users.get(secret);
  if (username === undefined) throw new RotationError('this secret is of no user that this function knows');
  if (!Object.hasOwn(STEPS, step)) throw new RotationError('a rotation has no such step');
  const { log } = rotation;
  try {
    const done = await isDone(rotation.secrets, secret, token);
    if (!done) await STEPS[step](rotation, { secret, token, username });
    log({ step, user: username, result: done ? 'was done' : 'done' });
  } catch (error) {
    const reason =
      error instanceof RotationError || error instanceof MightyUser ? error.message : nameOf(error);
    log({ step, user: username, result: 'failed', reason });
    throw new RotationError(`${step} for ${username}: ${reason}`);
  }
}

interface Turn {
  readonly secret: string;
  readonly token: string;
  readonly username: string;
}

const STEPS: Record<SecretsManagerRotationEvent['Step'], (rotation: Rotation, turn: Turn) => Promise<void>> =
  {
    createSecret: async ({ secrets, settings }, { secret, token, username }) => {
      if ((await secrets.read(secret, 'AWSPENDING', token)) !== undefined) return;
      const { host, port, database: dbname } = settings;
      // The form that RDS Proxy reads.
      const value = { username, password: newPassword(), engine: 'postgres', host, port, dbname };
      await secrets.putPending(secret, token, JSON.stringify(value));
    },

    setSecret: async ({ secrets, settings, users }, turn) => {
      const administrator = signInOf(
        await secrets.read(settings.masterSecret, 'AWSCURRENT'),
        'the master secret',
      );
      await users.setPassword(administrator, await pending(secrets, turn));
    },

    testSecret: async ({ secrets, users }, turn) => users.trySignIn(await pending(secrets, turn)),

    finishSecret: async ({ secrets }, { secret, token }) => {
      const versions = Object.entries(await secrets.versions(secret));
      const [current] = versions.find(([, stages]) => stages.includes('AWSCURRENT')) ?? [];
      if (current !== token) await secrets.makeCurrent(secret, token, current);
      await secrets.endPending(secret, token);
    },
  };

/**
 * A late repetition must not go back to a password that was current once. Current alone doesn't say that a version is done:
 * Secrets Manager makes the first value of a secret current by itself, before any database knows it.
 */
async function isDone(secrets: SecretStore, secret: string, token: string): Promise<boolean> {
  const stages = (await secrets.versions(secret))[token] ?? [];
  if (stages.includes('AWSPENDING')) return false;
  if (stages.includes('AWSCURRENT')) return true;
  throw new RotationError('this token is of no rotation that is under way');
}

async function pending(secrets: SecretStore, { secret, token, username }: Turn): Promise<SignIn> {
  const value = signInOf(await secrets.read(secret, 'AWSPENDING', token), 'the pending version');
  if (value.username !== username) throw new RotationError('the pending version is of another user');
  return value;
}

/** JSON.parse would quote the value in its error. */
function signInOf(text: string | undefined, what: string): SignIn {
  if (text === undefined) throw new RotationError(`${what} has no value`);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'username' in value && 'password' in value) {
      const { username, password } = value;
      if (typeof username === 'string' && typeof password === 'string') return { username, password };
    }
  } catch {
    // As below.
  }
  throw new RotationError(`${what} is no JSON with username and password`);
}
