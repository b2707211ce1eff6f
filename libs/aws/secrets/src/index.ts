export { EncryptionKey, type EncryptionKeyProps } from './encryption-key.js';
export type { KeyUser } from './key-user.js';
