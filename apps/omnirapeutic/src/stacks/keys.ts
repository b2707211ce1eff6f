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
  /** What happened in the account: the trail, and what AWS Config saw. */
  readonly audit: EncryptionKey;
  readonly backup: EncryptionKey;
  /** In the region that receives copies; undefined where none does. */
  readonly backupCopy: EncryptionKey | undefined;

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
    this.audit = new EncryptionKey(this, 'audit', {
      purpose: 'audit',
      users: ['cloudtrail', 'config'],
      keep,
    });
    this.backup = new EncryptionKey(this, 'backup', { purpose: 'backup', keep });
    const { copyTo: region } = target.environment.backups;
    this.backupCopy =
      region === undefined
        ? undefined
        : new EncryptionKey(this, 'backup-copy', { purpose: 'backup', region, keep });
  }
}
