import fc from 'fast-check';
import { loadBalancer, NGINX, problems } from './minimal-service.fixture.js';
import type { ServiceMesh } from './service-connect.js';
import { client, meshed, namespaceArn, tls } from './service-connect.fixture.js';
import type { FargateServiceProps } from './service-props.js';

const wrong = (mesh: unknown, props: Partial<FargateServiceProps> = {}) =>
  problems({ ...props, mesh: mesh as ServiceMesh });

test.each<[string, ServiceMesh]>([
  ['a client', client],
  ['a client with what an endpoint needs', { ...client, tls }],
  ['an endpoint', meshed()],
  ['an endpoint without encryption, and the reason', meshed({}, { tls: { off: 'a reason' } })],
  ['timeouts that are off', meshed({ timeouts: { idleSeconds: 0, perRequestSeconds: 30 } })],
  ['an idle timeout of TCP', meshed({ protocol: 'tcp', timeouts: { idleSeconds: 60 } })],
])('%s is fine', (_, mesh) => {
  expect(wrong(mesh)).toEqual([]);
});

test.each<[unknown, string]>([
  ['client', "mesh is 'client'"],
  [{ role: 'client' }, 'mesh.namespaceArn is left out'],
  [{ ...client, namespaceArn: 'edgar' }, "mesh.namespaceArn is 'edgar'"],
  [{ ...client, roles: 1 }, "mesh has 'roles'"],
  [{ namespaceArn }, 'mesh.role is left out'],
  [{ namespaceArn, role: 'server' }, "mesh.role is 'server'"],
  [meshed({}, { tls: undefined }), 'mesh.tls is left out'],
  [{ ...meshed(), tls: 'off' }, "mesh.tls is 'off'"],
  [meshed({}, { tls: { off: '' } }), "mesh.tls.off is ''"],
  [meshed({}, { tls: { ...tls, caArn: 'ca' } }), "mesh.tls.caArn is 'ca'"],
  [meshed({}, { tls: { ...tls, kmsKeyArn: 'alias/x' } }), "mesh.tls.kmsKeyArn is 'alias/x'"],
  [meshed({}, { tls: { ...tls, roleArn: 'x' } }), "mesh.tls.roleArn is 'x'"],
  [meshed({ container: 'ngnix' }), "mesh.role.container is 'ngnix'"],
  [meshed({ container: 'toString' }), "mesh.role.container is 'toString'"],
  [{ namespaceArn, tls, role: {} }, 'mesh.role.dnsName is left out'],
  [meshed({ dnsName: 'Web' }), "mesh.role.dnsName is 'Web'"],
  [meshed({ dnsName: '-web' }), "mesh.role.dnsName is '-web'"],
  [meshed({ dnsName: 'x'.repeat(65) }), 'mesh.role.dnsName has 65 characters, and there is no discoveryName'],
  [meshed({ discoveryName: 'web.edgar' }), "mesh.role.discoveryName is 'web.edgar'"],
  [meshed({ portName: 'HTTP' }), "mesh.role.portName is 'HTTP'"],
  [meshed({ port: 0 }), 'mesh.role.port is 0'],
  [meshed({ ingressPort: 70_000 }), 'mesh.role.ingressPort is 70000'],
  [meshed({ protocol: 'https' as 'http' }), "mesh.role.protocol is 'https'"],
  [{ ...meshed(), role: { container: 'nginx', dnsName: 'web', ports: 1 } }, "mesh.role has 'ports'"],
  [meshed({ timeouts: { idleSeconds: -1 } }), 'mesh.role.timeouts.idleSeconds is -1'],
  [
    meshed({ timeouts: { perRequestSeconds: 2_147_483_648 } }),
    'mesh.role.timeouts.perRequestSeconds is 2147483648',
  ],
  [
    meshed({ protocol: 'tcp', timeouts: { perRequestSeconds: 15 } }),
    "mesh.role.timeouts.perRequestSeconds is 15, and protocol 'tcp' knows no requests",
  ],
  [
    meshed({ timeouts: { idleSeconds: 10, perRequestSeconds: 15 } }),
    'mesh.role.timeouts.idleSeconds is 10, below perRequestSeconds (15)',
  ],
])('%j is refused', (mesh, what) => {
  expect(wrong(mesh)).toContain(what);
});

test('an endpoint is at a port that a container has', () => {
  const { image } = NGINX;
  expect(wrong(meshed(), { containers: { nginx: { image } } })).toEqual([
    "mesh.role.container is 'nginx', which has no port",
  ]);
});

test('the proxy waits at no port that another container has', () => {
  const containers = { nginx: NGINX, other: { image: 'public.ecr.aws/x/y:1', port: 9000 } };
  expect(wrong(meshed({ ingressPort: 9000 }), { containers })).toEqual([
    'mesh.role.ingressPort is 9000, on which containers.other listens',
  ]);
});

test('a load balancer does not speak plain text to a proxy that expects TLS', () => {
  const plain = 'the load balancer sends plain text to port 80, where the proxy of the mesh expects TLS';
  expect(wrong(meshed(), { loadBalancer })).toEqual([plain]);
  expect(wrong(meshed(), { loadBalancer: { ...loadBalancer, protocol: 'HTTPS' } })).toEqual([]);
  expect(wrong(meshed({ ingressPort: 8443 }), { loadBalancer })).toEqual([]);
  expect(wrong(meshed({}, { tls: { off: 'a reason' } }), { loadBalancer })).toEqual([]);
  expect(wrong(client, { loadBalancer })).toEqual([]);
});

test('what CodeDeploy releases is in no mesh, neither as client nor as endpoint', () => {
  const what = 'mesh is given, and Service Connect takes no service that CodeDeploy releases';
  for (const mesh of [client, meshed({ ingressPort: 8443 })]) {
    expect(wrong(mesh, { loadBalancer, deployment: { kind: 'codedeploy' } })).toContain(what);
  }
  expect(wrong(undefined, { loadBalancer, deployment: { kind: 'codedeploy' } })).not.toContain(what);
});

test('the proxy keeps 64 MiB of the task', () => {
  const containers = (memory: number) => ({ nginx: { ...NGINX, memory } });
  expect(wrong(client, { containers: containers(448) })).toEqual([]);
  expect(wrong(client, { containers: containers(449) })).toEqual([
    "the containers take 449 of the task's 512 MiB, and the proxy of the mesh needs 64",
  ]);
});

test('whatever is given, it is refused or taken, and nothing else happens', () => {
  const anything = fc.oneof(fc.anything(), fc.constant(undefined));
  const endpoint = fc.record(
    {
      container: fc.oneof(fc.constant('nginx'), anything),
      dnsName: fc.oneof(fc.constant('web'), anything),
      discoveryName: anything,
      portName: anything,
      port: fc.oneof(fc.integer(), anything),
      ingressPort: fc.oneof(fc.integer(), anything),
      protocol: anything,
      timeouts: fc.oneof(fc.record({ idleSeconds: anything, perRequestSeconds: anything }), anything),
    },
    { requiredKeys: [] },
  );
  const mesh = fc.record({ namespaceArn: anything, role: fc.oneof(endpoint, anything), tls: anything });
  fc.assert(
    fc.property(fc.oneof(mesh, anything), (given) => {
      for (const what of wrong(given)) expect(typeof what).toBe('string');
    }),
    { numRuns: 500 },
  );
});
