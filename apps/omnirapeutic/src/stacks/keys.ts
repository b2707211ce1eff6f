import { ProjectStack, type Target } from '@ashlar/core';
import { EncryptionKey } from '@ashlar/secrets';
import { isProtected, type OmnirapeuticEnvironment } from '../environments.js';

/** One key for each kind of data, so that who may read one kind may not read another. */
export class KeysStack extends ProjectStack<OmnirapeuticEnvironment> {
  readonly database: EncryptionKey;
  readonly secrets: EncryptionKey;
  /** What lies in S3: buckets, and the layers of images. */
  readonly storage: EncryptionKey;
  /** Every log, and the sessions whose logs they are. */
  readonly logs: EncryptionKey;
  readonly alarms: EncryptionKey;

  constructor(target: Target<OmnirapeuticEnvironment>, name: string) {
    super(target, name);
    const keep = isProtected(target.environment);
    this.database = new EncryptionKey(this, 'database', { purpose: 'database', keep });
    this.secrets = new EncryptionKey(this, 'secrets', { purpose: 'secrets', keep });
    this.storage = new EncryptionKey(this, 'storage', { purpose: 'storage', keep });
    this.logs = new EncryptionKey(this, 'logs', { purpose: 'logs', users: ['log-groups'], keep });
    this.alarms = new EncryptionKey(this, 'alarms', {
      purpose: 'alarms',
      users: ['alarms', 'budgets', 'cost-anomalies', 'events'],
      keep,
    });
  }
}
