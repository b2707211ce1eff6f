import { KEY } from './minimal-service.fixture.js';
import type { MeshEndpoint, ServiceMesh } from './service-connect.js';

export const namespaceArn = 'arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-1';

export const tls = {
  caArn: 'arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/ca',
  kmsKeyArn: KEY,
  roleArn: 'arn:aws:iam::123456789012:role/mesh-tls',
};

export const client: ServiceMesh = { namespaceArn, role: 'client' };

/** Test support: a service that offers something in the mesh, and what differs. */
export const meshed = (
  endpoint: Partial<MeshEndpoint> = {},
  mesh: Partial<ServiceMesh> = {},
): ServiceMesh => ({
  namespaceArn,
  tls,
  role: { container: 'nginx', dnsName: 'web', ...endpoint },
  ...mesh,
});
