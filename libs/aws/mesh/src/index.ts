export { Mesh, type MeshMembership, type MeshProps } from './mesh.js';
export type { Encryption, MeshTls, Unencrypted } from './mesh-tls.js';
