import { ProjectStack, type Target } from '@ashlar/core';
import { EncryptionKey } from '@ashlar/secrets';
import { type EdgarEnvironment, isProtected } from '../environments.js';

/** One key for each kind of data, so that who may read one kind may not read another. */
export class KeysStack extends ProjectStack<EdgarEnvironment> {
  readonly database: EncryptionKey;
  /** Passwords of the database users. */
  readonly secrets: EncryptionKey;
  /** What lies in S3, and the layers of images. */
  readonly storage: EncryptionKey;
  readonly logs: EncryptionKey;
  readonly alarms: EncryptionKey;
  /** Notifications on their way, and the settings of functions. */
  readonly messages: EncryptionKey;
  /** The private keys with which services prove themselves to each other. */
  readonly mesh: EncryptionKey;
  /** What happened in the account. */
  readonly audit: EncryptionKey;
  readonly backup: EncryptionKey;
  /** In the region that receives copies; undefined where none does. */
  readonly backupCopy: EncryptionKey | undefined;

  constructor(target: Target<EdgarEnvironment>, name: string) {
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
    this.messages = new EncryptionKey(this, 'messages', { purpose: 'messages', keep });
    this.mesh = new EncryptionKey(this, 'mesh', { purpose: 'mesh', keep });
    this.audit = new EncryptionKey(this, 'audit', { purpose: 'audit', users: ['cloudtrail'], keep });
    this.backup = new EncryptionKey(this, 'backup', { purpose: 'backup', keep });
    const { copyTo: region } = target.environment.backups;
    this.backupCopy =
      region === undefined
        ? undefined
        : new EncryptionKey(this, 'backup-copy', { purpose: 'backup', region, keep });
  }
}
