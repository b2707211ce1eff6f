import { compareResources, synthStack, typeOf } from '@ashlar/testing';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition/index.js';
import { byEcs, rolling } from './deployment.fixture.js';
import { FargateService } from './fargate-service.js';
import { build, KEY, loadBalancer, minimal, NGINX } from './minimal-service.fixture.js';
import type { ServiceMesh } from './service-connect.js';
import { client, meshed, namespaceArn, tls } from './service-connect.fixture.js';
import type { FargateServiceProps } from './service-props.js';

const configuration = (mesh: ServiceMesh) =>
  build({ mesh }).one(EcsService)['service_connect_configuration'] as Record<string, unknown>;

const offered = (mesh: ServiceMesh) => (configuration(mesh)['service'] as Record<string, unknown>[])[0];

const ports = (mesh: ServiceMesh | undefined) => {
  const text = String(build({ mesh }).one(EcsTaskDefinition)['container_definitions']);
  return (JSON.parse(text) as { portMappings: unknown }[]).map(({ portMappings }) => portMappings);
};

test('without a mesh, ECS hears nothing of one', () => {
  expect(build().one(EcsService)).not.toHaveProperty('service_connect_configuration');
  expect(ports(undefined)).toEqual([[{ containerPort: 80, hostPort: 80, protocol: 'tcp' }]]);
});

test('a client joins the namespace and offers nothing', () => {
  expect(configuration(client)).toMatchObject({ enabled: true, namespace: namespaceArn });
  expect(configuration(client)).not.toHaveProperty('service');
  expect(ports(client)).toEqual(ports(undefined));
});

test('the proxy writes to the log of the service', () => {
  expect(configuration(client)['log_configuration']).toEqual({
    log_driver: 'awslogs',
    options: {
      'awslogs-group': expect.stringContaining('aws_cloudwatch_log_group.nginx_logs') as string,
      'awslogs-region': 'us-east-1',
      'awslogs-stream-prefix': 'service-connect',
      mode: 'non-blocking',
      'max-buffer-size': '25m',
    },
  });
});

test('an endpoint is called by its name, at the port of its container, and encrypted', () => {
  expect(offered(meshed())).toEqual({
    port_name: 'nginx',
    discovery_name: 'web',
    client_alias: { dns_name: 'web', port: 80 },
    tls: {
      issuer_cert_authority: { aws_pca_authority_arn: tls.caArn },
      kms_key: KEY,
      role_arn: tls.roleArn,
    },
  });
});

test('the port has a name and a protocol, as ECS returns them', () => {
  const port = { containerPort: 80, hostPort: 80, protocol: 'tcp' };
  expect(ports(meshed())).toEqual([[{ ...port, name: 'nginx', appProtocol: 'http' }]]);
  expect(ports(meshed({ portName: 'main', protocol: 'grpc' }))).toEqual([
    [{ ...port, name: 'main', appProtocol: 'grpc' }],
  ]);
  expect(ports(meshed({ protocol: 'tcp' }))).toEqual([[{ ...port, name: 'nginx' }]]);
});

test('only the container that is called has a name for its port', () => {
  const containers = { nginx: NGINX, other: { image: 'public.ecr.aws/x/y:1', port: 9000 } };
  const text = String(build({ containers, mesh: meshed() }).one(EcsTaskDefinition)['container_definitions']);
  const [, other] = JSON.parse(text) as { portMappings: unknown }[];
  expect(other?.portMappings).toEqual([{ containerPort: 9000, hostPort: 9000, protocol: 'tcp' }]);
});

test('a name with dots stands in Cloud Map with hyphens', () => {
  expect(offered(meshed({ dnsName: 'web.edgar', port: 8080 }))).toMatchObject({
    discovery_name: 'web-edgar',
    client_alias: { dns_name: 'web.edgar', port: 8080 },
  });
  expect(offered(meshed({ dnsName: 'web.edgar', discoveryName: 'web' }))).toMatchObject({
    discovery_name: 'web',
  });
});

test('timeouts are said where they are given, and 0 is one', () => {
  expect(offered(meshed({ timeouts: { perRequestSeconds: 0 } }))).toMatchObject({
    timeout: { per_request_timeout_seconds: 0 },
  });
  expect(offered(meshed({ timeouts: { idleSeconds: 60, perRequestSeconds: 5 } }))).toMatchObject({
    timeout: { idle_timeout_seconds: 60, per_request_timeout_seconds: 5 },
  });
});

test('the proxy can wait at a port of its own, which callers then have to reach', () => {
  expect(offered(meshed())).not.toHaveProperty('ingress_port_override');
  expect(offered(meshed({ ingressPort: 80 }))).not.toHaveProperty('ingress_port_override');
  expect(offered(meshed({ ingressPort: 8443 }))).toMatchObject({ ingress_port_override: 8443 });
  const seen: (number | undefined)[] = [];
  synthStack((stack) => {
    for (const [id, mesh] of Object.entries({ a: meshed({ ingressPort: 8443 }), b: meshed(), c: client })) {
      seen.push(new FargateService(stack, id, { ...minimal, purpose: id, mesh }).meshPort);
    }
  });
  expect(seen).toEqual([8443, 80, undefined]);
});

test('where encryption is off, no certificate is asked for', () => {
  expect(offered(meshed({}, { tls: { off: 'nothing personal in staging' } }))).not.toHaveProperty('tls');
});

test('a service starts after those that it calls', () => {
  const stack = synthStack((scope) => {
    const { service } = new FargateService(scope, 'api', {
      ...minimal,
      purpose: 'api',
      mesh: meshed(),
    });
    new FargateService(scope, 'frontend', { ...minimal, mesh: { ...client, after: [service] } });
  });
  const frontend = Object.entries(stack.byAddress()).find(([address]) =>
    /ecs_service\.frontend/.test(address),
  );
  expect(JSON.stringify(frontend?.[1]['depends_on'])).toContain('aws_ecs_service.api_service');
});

const joined = { joins: { database: 'sg-db' }, discovery: { name: 'web' }, exec: true };
const others: Readonly<Record<string, Partial<FargateServiceProps>>> = {
  nothing: {},
  'a load balancer': { loadBalancer },
  'a rolling deployment': { loadBalancer, deployment: rolling, scaling: { min: 2, max: 4 } },
  'a deployment by ECS': { loadBalancer, deployment: byEcs, owners: { image: 'ci' } },
  'everything that joins': joined,
};

test.each(Object.entries(others))(
  'beside %s, the mesh moves nothing and changes its service alone',
  (_, other) => {
    const states = [other, { ...other, mesh: client }, { ...other, mesh: meshed({ ingressPort: 8443 }) }];
    for (const before of states) {
      for (const after of states) {
        const { moved, changed } = compareResources(build(before).byAddress(), build(after).byAddress());
        expect(moved).toEqual([]);
        const types = changed.map(typeOf);
        expect(
          types.filter((type) => !['aws_ecs_service', 'aws_ecs_task_definition'].includes(type)),
        ).toEqual([]);
        expect(changed.length > 0).toBe(before !== after);
      }
    }
  },
);
