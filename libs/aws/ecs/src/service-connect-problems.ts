import {
  is,
  isKnown,
  isRecord,
  keyArnProblems,
  type Problem,
  strangerProblems,
  textProblems,
  wordProblems,
} from '@ashlar/core';
import type { MeshEndpoint, ServiceMesh } from './service-connect.js';
import type { FargateServiceProps } from './service-props.js';
import { optionalNumberProblems } from './whole-number.js';

type Service = Pick<FargateServiceProps, 'containers' | 'deployment' | 'loadBalancer' | 'mesh' | 'size'>;

/** asOf: 2026-11, source: Amazon ECS API reference, "ServiceConnectService", "ServiceConnectClientAlias", "PortMapping" */
const CLOUD_MAP_NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/;
const DNS_NAME = /^[a-z0-9_][a-z0-9_.-]{0,126}$/;
const MAX_TIMEOUT_SECONDS = 2_147_483_647;

/** MiB. asOf: 2026-11, source: Amazon ECS developer guide, "Amazon ECS Service Connect components", proxy resources */
const PROXY_MEMORY = 64;

const PROTOCOLS = ['http', 'http2', 'grpc', 'tcp'];
const ARN = /^arn:aws[a-z-]*:/;

/** Everything that is wrong with how a service joins a mesh. */
export function meshProblems(service: Service): Problem[] {
  const { mesh } = service;
  if (mesh === undefined) return [];
  if (!isRecord(mesh)) {
    const fix = "spread the membership of a Mesh: { ...mesh.membership, role: 'client' }";
    return [{ what: is('mesh', mesh), fix }];
  }
  return [
    ...textProblems('mesh.namespaceArn', mesh.namespaceArn, ARN, 'give the ARN that a Mesh publishes'),
    ...strangerProblems('mesh', mesh, ['namespaceArn', 'role', 'tls', 'after']),
    ...tlsProblems(mesh),
    ...controllerProblems(service),
    ...proxyMemoryProblems(service),
    ...roleProblems(mesh.role, service),
  ];
}

function roleProblems(role: ServiceMesh['role'], service: Service): Problem[] {
  if (role === 'client') return [];
  const shape: unknown = role;
  if (isRecord(shape)) return endpointProblems(role, service);
  const fix = "use 'client', or say what is offered: { container, dnsName }";
  return [{ what: is('mesh.role', shape), fix }];
}

function tlsProblems({ role, tls }: ServiceMesh): Problem[] {
  const fix = 'spread the membership of a Mesh, or say in { off } why nothing is encrypted';
  if (tls === undefined) return role === 'client' ? [] : [{ what: is('mesh.tls', tls), fix }];
  const shape: unknown = tls;
  if (!isRecord(shape)) return [{ what: is('mesh.tls', shape), fix }];
  if ('off' in tls) return textProblems('mesh.tls.off', tls.off, /\S/, 'say why nothing is encrypted');
  return [
    ...textProblems('mesh.tls.caArn', tls.caArn, ARN, 'give the ARN of the certificate authority'),
    ...keyArnProblems('mesh.tls.kmsKeyArn', tls.kmsKeyArn),
    ...textProblems('mesh.tls.roleArn', tls.roleArn, ARN, 'give the ARN of the role that ECS takes'),
    ...strangerProblems('mesh.tls', tls, ['caArn', 'kmsKeyArn', 'roleArn']),
  ];
}

/** asOf: 2026-11, source: Amazon ECS developer guide, "Amazon ECS Service Connect components", considerations */
function controllerProblems({ deployment }: Service): Problem[] {
  if (deployment?.kind !== 'codedeploy') return [];
  const fix = 'deploy it rolling or by the strategies of ECS itself, or leave mesh out';
  return [{ what: 'mesh is given, and Service Connect takes no service that CodeDeploy releases', fix }];
}

/** ECS starts no proxy where the containers may take all of the memory. */
function proxyMemoryProblems({ containers, size }: Service): Problem[] {
  const limits = Object.values(containers).map(
    ({ memory, memoryReservation }) => memory ?? memoryReservation,
  );
  const taken = limits.reduce<number>((sum, limit) => sum + (limit ?? 0), 0);
  if (!isRecord(size) || taken + PROXY_MEMORY <= size.memory) return [];
  return [
    {
      what: `the containers take ${taken} of the task's ${size.memory} MiB, and the proxy of the mesh needs ${PROXY_MEMORY}`,
      fix: 'lower their memory, or choose a larger size',
    },
  ];
}

const ENDPOINT = [
  'container',
  'dnsName',
  'port',
  'discoveryName',
  'portName',
  'protocol',
  'ingressPort',
  'timeouts',
];

function endpointProblems(endpoint: MeshEndpoint, service: Service): Problem[] {
  const { dnsName, discoveryName, portName, port, ingressPort } = endpoint;
  const prop = 'mesh.role';
  const name = 'use up to 64 lower-case letters, digits, _ and -, and no hyphen first';
  const dns = "use up to 127 lower-case letters, digits, _, - and dots, no hyphen or dot first: 'backend'";
  return [
    ...strangerProblems(prop, endpoint, ENDPOINT),
    ...containerProblems(endpoint, service),
    ...textProblems(`${prop}.dnsName`, dnsName, DNS_NAME, dns),
    ...(discoveryName === undefined
      ? derivedNameProblems(dnsName)
      : textProblems(`${prop}.discoveryName`, discoveryName, CLOUD_MAP_NAME, name)),
    ...(portName === undefined ? [] : textProblems(`${prop}.portName`, portName, CLOUD_MAP_NAME, name)),
    ...optionalNumberProblems(`${prop}.port`, port, 1, 65_535),
    ...optionalNumberProblems(`${prop}.ingressPort`, ingressPort, 1, 65_535),
    ...(endpoint.protocol === undefined
      ? []
      : wordProblems(`${prop}.protocol`, endpoint.protocol, PROTOCOLS)),
    ...timeoutProblems(endpoint),
    ...ingressProblems(endpoint, service),
  ];
}

/** Cloud Map takes half of what a DNS name may have. */
function derivedNameProblems(dnsName: unknown): Problem[] {
  if (!isKnown(dnsName) || typeof dnsName !== 'string' || dnsName.length <= 64) return [];
  const what = `mesh.role.dnsName has ${dnsName.length} characters, and there is no discoveryName`;
  return [{ what, fix: 'give discoveryName, up to 64 characters' }];
}

function containerProblems({ container: name }: MeshEndpoint, { containers }: Service): Problem[] {
  const container = Object.hasOwn(containers, name) ? containers[name] : undefined;
  if (container === undefined)
    return wordProblems('mesh.role.container', name, Object.keys(containers).sort());
  if (container.port !== undefined) return [];
  const fix = `give containers.${name} the port on which it listens`;
  return [{ what: `mesh.role.container is '${name}', which has no port`, fix }];
}

function timeoutProblems({ protocol, timeouts }: MeshEndpoint): Problem[] {
  if (timeouts === undefined) return [];
  const prop = 'mesh.role.timeouts';
  const shape: unknown = timeouts;
  if (!isRecord(shape)) return [{ what: is(prop, shape), fix: 'give { idleSeconds, perRequestSeconds }' }];
  const { idleSeconds, perRequestSeconds } = timeouts;
  const problems = [
    ...strangerProblems(prop, timeouts, ['idleSeconds', 'perRequestSeconds']),
    ...optionalNumberProblems(`${prop}.idleSeconds`, idleSeconds, 0, MAX_TIMEOUT_SECONDS),
    ...optionalNumberProblems(`${prop}.perRequestSeconds`, perRequestSeconds, 0, MAX_TIMEOUT_SECONDS),
  ];
  if (problems.length > 0) return problems;
  if (protocol === 'tcp' && perRequestSeconds !== undefined) {
    const what = `${prop}.perRequestSeconds is ${perRequestSeconds}, and protocol 'tcp' knows no requests`;
    return [{ what, fix: "leave it out, or use 'http', 'http2' or 'grpc'" }];
  }
  // 0 switches a timeout off.
  if (idleSeconds && perRequestSeconds && idleSeconds < perRequestSeconds) {
    const what = `${prop}.idleSeconds is ${idleSeconds}, below perRequestSeconds (${perRequestSeconds})`;
    return [{ what, fix: 'raise idleSeconds: the connection is closed when it ends, answer or not' }];
  }
  return [];
}

/** A second listener on a taken port, and a load balancer that would speak plain text to a proxy that expects TLS. */
function ingressProblems(endpoint: MeshEndpoint, { mesh, containers, loadBalancer }: Service): Problem[] {
  const containerPort = containers[endpoint.container]?.port;
  if (containerPort === undefined) return [];
  const { ingressPort = containerPort } = endpoint;
  const taken = Object.entries(containers).find(
    ([name, { port }]) => name !== endpoint.container && port === ingressPort,
  );
  if (taken !== undefined) {
    const what = `mesh.role.ingressPort is ${ingressPort}, on which containers.${taken[0]} listens`;
    return [{ what, fix: 'use a port that no container has' }];
  }
  const encrypts = isRecord(mesh?.tls) && 'caArn' in mesh.tls;
  const throughProxy = loadBalancer?.container === endpoint.container && ingressPort === containerPort;
  if (!encrypts || !throughProxy || loadBalancer.protocol === 'HTTPS') return [];
  return [
    {
      what: `the load balancer sends plain text to port ${containerPort}, where the proxy of the mesh expects TLS`,
      fix: "give mesh.role.ingressPort another port, or make the target group HTTPS and say loadBalancer.protocol: 'HTTPS'",
    },
  ];
}
