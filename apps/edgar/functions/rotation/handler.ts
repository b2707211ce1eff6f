import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SecretsManagerRotationEvent } from 'aws-lambda';
import { logTo } from '../shared/log.js';
import { DatabaseUsers } from './database-user.js';
import { rotate, type Rotation } from './rotate.js';
import { rotationSettings } from './rotation-settings.js';
import { SecretsManagerStore } from './secret-store.js';

let rotation: Rotation | undefined;

export const handler = async (event: SecretsManagerRotationEvent): Promise<void> => {
  rotation ??= fromEnvironment();
  await rotate(rotation, event);
};

function fromEnvironment(): Rotation {
  const settings = rotationSettings(process.env);
  return {
    settings,
    secrets: new SecretsManagerStore(new SecretsManagerClient({ maxAttempts: 4 })),
    users: new DatabaseUsers({ host: settings.host, port: settings.port, database: settings.database }),
    log: logTo(process.stdout, 'rotation'),
  };
}
