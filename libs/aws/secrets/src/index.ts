export { EncryptionKey, type EncryptionKeyProps } from './encryption-key.js';
export type { KeyUser } from './key-user.js';
export type { SecretAccess } from './secret-access.js';
export type { FirstValue, Rotation } from './rotation.js';
export { Secret, type SecretField, type SecretProps } from './secret.js';
