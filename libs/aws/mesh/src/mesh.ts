import { ProjectStack, refuse } from '@ashlar/core';
import { ServiceRole } from '@ashlar/iam';
import { ServiceDiscoveryHttpNamespace } from '@cdktf/provider-aws/lib/service-discovery-http-namespace/index.js';
import { Construct } from 'constructs';
import { type Encryption, encryptionProblems, type MeshTls, type Unencrypted } from './mesh-tls.js';
import { RootAuthority } from './root-authority.js';

export interface MeshProps {
  /** Part of the names: `mesh`. Another one replaces the namespace, and every service has to join anew. */
  readonly purpose: string;
  /** Encrypts what services say to each other: a certificate authority of your own, for 50 USD a month. */
  readonly tls: Encryption | Unencrypted;
}

/** What a service needs to join: `mesh: { ...mesh.membership, role: 'client' }`. */
export interface MeshMembership {
  readonly namespaceArn: string;
  readonly tls: MeshTls | Unencrypted;
}

/**
 * Where services of ECS find each other by name (Service Connect): a namespace, and a private certificate authority
 * with the role by which ECS issues, keeps and renews their certificates. Traffic between proxies is TLS 1.3.
 *
 * Costs 50 USD a month for the authority; see the README for what each service adds. Without TLS nothing.
 *
 * @throws InputError for a key, a deletion window or a reason that can't be.
 */
export class Mesh extends Construct {
  readonly namespace: ServiceDiscoveryHttpNamespace;
  readonly namespaceArn: string;
  readonly namespaceName: string;
  readonly membership: MeshMembership;
  /** Only with TLS. */
  readonly authority?: RootAuthority;
  /** For services of the same stack: ECS can't issue anything before the role may. */
  readonly ready: readonly { readonly fqn: string }[];

  constructor(scope: Construct, id: string, props: MeshProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { purpose, tls } = props;
    refuse(`${this.node.path} (Mesh)`, encryptionProblems('tls', tls));

    const name = stack.physicalName('http-namespace', this, purpose);
    this.namespace = new ServiceDiscoveryHttpNamespace(this, 'namespace', {
      name,
      description: `Services of ${stack.app} ${stack.environment.name}`,
    });
    this.namespaceArn = this.namespace.arn;
    this.namespaceName = this.namespace.name;

    if ('off' in tls) {
      this.ready = [];
      this.membership = { namespaceArn: this.namespaceArn, tls: { off: tls.off } };
      return;
    }
    const { kmsKeyArn, keep = true, deletionWindowDays = 30 } = tls;
    this.authority = new RootAuthority(this, 'ca', { commonName: name, keep, deletionWindowDays });
    const role = this.issuer(purpose, kmsKeyArn);
    this.ready = role.attachments;
    const { caArn } = this.authority;
    this.membership = {
      namespaceArn: this.namespaceArn,
      tls: { caArn, kmsKeyArn, roleArn: role.roleArn },
    };
  }

  /** ECS takes it to issue certificates, and to keep their private keys in secrets of its own (`ecs-sc!…`). */
  private issuer(purpose: string, kmsKeyArn: string): ServiceRole {
    return new ServiceRole(this, 'issuer', {
      purpose: `${purpose}-tls`,
      service: 'ecs.amazonaws.com',
      // The guide of ECS names no condition for this role; whoever makes a service has to have iam:PassRole for it.
      trustConditions: 'none',
      awsManagedPolicies: [
        'service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity',
      ],
      may: [
        {
          sid: 'ProtectPrivateKeys',
          actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyPair'],
          resources: [kmsKeyArn],
        },
      ],
    });
  }
}
