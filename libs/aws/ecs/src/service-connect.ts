import type {
  EcsServiceServiceConnectConfiguration,
  EcsServiceServiceConnectConfigurationService,
} from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { type LogTarget, logOptions, type PortName } from './container-definitions.js';
import type { Container } from './container.js';

/** Certificates for what a service offers: the `membership` of a Mesh has them. */
export interface ServiceTls {
  /** The private certificate authority. It needs the tag `AmazonECSManaged` = `true`. */
  readonly caArn: string;
  /** Encrypts the private keys. */
  readonly kmsKeyArn: string;
  /** Taken by ECS to issue and renew certificates. */
  readonly roleArn: string;
}

/** How Service Connect speaks with the container: `'http'` gives metrics by status code, `'tcp'` none of requests. */
export type MeshProtocol = 'http' | 'http2' | 'grpc' | 'tcp';

/** What a service offers to the others of its namespace. Whoever calls it needs a `Connection` to `meshPort`. */
export interface MeshEndpoint {
  /** The container that answers, on its `port`. It has to accept connections on 127.0.0.1, where the proxy is. */
  readonly container: string;
  /** The name by which others call it: `backend` of `http://backend:8000`. Unique in the namespace. */
  readonly dnsName: string;
  /** The port on which others call it. @default - the container's */
  readonly port?: number;
  /** Its name in Cloud Map, unique in the namespace. @default - `dnsName`, with hyphens for dots */
  readonly discoveryName?: string;
  /** The name of the port in the task definition. @default - the name of the container */
  readonly portName?: string;
  /** @default 'http' */
  readonly protocol?: MeshProtocol;
  /**
   * The port on which the proxy waits for other proxies. With another than the container's, a load balancer reaches the
   * container directly and in plain text; otherwise through the proxy, which then expects HTTPS from it.
   * @default - the container's
   */
  readonly ingressPort?: number;
  readonly timeouts?: {
    /** Seconds in which an idle connection is kept; 0 for ever. @default - 300, with `'tcp'` 3600 */
    readonly idleSeconds?: number;
    /** Seconds in which an answer has to be complete; 0 for ever. Not with `'tcp'`. @default - 15 */
    readonly perRequestSeconds?: number;
  };
}

/**
 * A service in a Service Connect namespace. ECS adds a proxy to each task: plan 256 CPU units and 64 MiB for it.
 *
 * It sends in turn to the tasks of what is called, tries twice more elsewhere when a connection fails, and avoids a
 * task for 30 to 300 seconds after 5 failures in 30. ECS offers no other figures than the timeouts. The proxy's lines
 * stand in the log of the service.
 */
export interface ServiceMesh {
  readonly namespaceArn: string;
  /** `'client'` calls others; an endpoint offers something, and calls others too. */
  readonly role: 'client' | MeshEndpoint;
  /** Encrypts what others send to the endpoint. `{ off }` says why not. A client needs none, and may have it. */
  readonly tls?: ServiceTls | { readonly off: string };
  /**
   * What has to be there first: services of the same stack that it calls, because tasks know only the endpoints
   * that existed before they started, and `ready` of a Mesh in the same stack.
   * @default - nothing
   */
  readonly after?: readonly { readonly fqn: string }[];
}

type Containers = Readonly<Record<string, Container>>;

/** The endpoint with what follows from the container. */
export interface CompleteEndpoint {
  readonly endpoint: MeshEndpoint;
  readonly portName: string;
  readonly discoveryName: string;
  readonly containerPort: number;
  /** Where callers' proxies connect to. */
  readonly ingressPort: number;
  readonly protocol: MeshProtocol;
}

/** What a service offers; undefined for a client, and for a container that is not there or has no port. */
export function completeEndpoint(
  mesh: ServiceMesh | undefined,
  containers: Containers,
): CompleteEndpoint | undefined {
  if (mesh === undefined || mesh.role === 'client') return undefined;
  const endpoint = mesh.role;
  const containerPort = containers[endpoint.container]?.port;
  if (containerPort === undefined) return undefined;
  return {
    endpoint,
    portName: endpoint.portName ?? endpoint.container,
    discoveryName: endpoint.discoveryName ?? endpoint.dnsName.replaceAll('.', '-'),
    containerPort,
    ingressPort: endpoint.ingressPort ?? containerPort,
    protocol: endpoint.protocol ?? 'http',
  };
}

/** What the endpoint adds to a port of the task definition, as ECS returns it. */
export function portNames(mesh: ServiceMesh | undefined, containers: Containers): Record<string, PortName> {
  const complete = completeEndpoint(mesh, containers);
  if (complete === undefined) return {};
  const { endpoint, portName, protocol } = complete;
  const appProtocol = protocol === 'tcp' ? {} : { appProtocol: protocol };
  return { [endpoint.container]: { name: portName, ...appProtocol } };
}

/** What the service says to ECS about the mesh. */
export function serviceConnect(
  mesh: ServiceMesh | undefined,
  containers: Containers,
  logs: LogTarget,
): EcsServiceServiceConnectConfiguration | undefined {
  if (mesh === undefined) return undefined;
  const complete = completeEndpoint(mesh, containers);
  return {
    enabled: true,
    namespace: mesh.namespaceArn,
    logConfiguration: { logDriver: 'awslogs', options: logOptions('service-connect', logs) },
    ...(complete === undefined ? {} : { service: [offered(mesh, complete)] }),
  };
}

function offered(
  { tls }: ServiceMesh,
  { endpoint, portName, discoveryName, containerPort }: CompleteEndpoint,
): EcsServiceServiceConnectConfigurationService {
  const { dnsName, port = containerPort, ingressPort, timeouts } = endpoint;
  return {
    portName,
    discoveryName,
    clientAlias: { dnsName, port },
    ingressPortOverride: ingressPort === containerPort ? undefined : ingressPort,
    timeout: timeouts && {
      idleTimeoutSeconds: timeouts.idleSeconds,
      perRequestTimeoutSeconds: timeouts.perRequestSeconds,
    },
    tls:
      tls === undefined || 'off' in tls
        ? undefined
        : {
            issuerCertAuthority: { awsPcaAuthorityArn: tls.caArn },
            kmsKey: tls.kmsKeyArn,
            roleArn: tls.roleArn,
          },
  };
}
