import type { Logs } from './aurora-props.js';
import type { ConnectionPool } from './connection-pool.js';

/** What a proxy stands before: an `AuroraCluster`. */
export interface ProxiedCluster {
  readonly clusterId: string;
  /** The proxy joins it. */
  readonly clientSecurityGroupId: string;
  /** Connections that an instance takes; with it, a pool that is too small for the users is refused. @default - not checked */
  readonly maxConnections?: number;
  /** Whether an idle instance pauses. The proxy keeps connections open, and none would. @default false */
  readonly pauses?: boolean;
  /** The instances by key: with one alone, `readOnlyEndpoint` leads nowhere and is refused. @default - not checked */
  readonly instanceIds?: Readonly<Record<string, string>>;
}

/** The secret with which the proxy signs in for a user: a `Secret` with `username` and `password` in its JSON. */
export interface ProxyUser {
  readonly secretArn: string;
  readonly kmsKeyArn: string;
}

export interface DatabaseProxyProps {
  /** What the proxy is for; part of its name: `shop`. */
  readonly purpose: string;
  readonly cluster: ProxiedCluster;
  /**
   * Users of the database by their names, 1 to 200. A client signs in as one of them with a token of IAM
   * (`connectAs`), the proxy with the password in the secret: the user must have a password and must not have the role
   * `rds_iam`, with which PostgreSQL on RDS takes tokens only.
   */
  readonly users: Readonly<Record<string, ProxyUser>>;
  readonly vpcId: string;
  /**
   * Private subnets by zone, of two zones at least. AWS can't move a proxy: others replace it, and it has a new host
   * name and id afterwards.
   */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** What the proxy writes about sign-ins that fail and connections that end. Never statements. */
  readonly logs: Logs;
  /** @default - 90 % of the connections of an instance, half of them kept open, 30 seconds to wait for one */
  readonly pool?: ConnectionPool;
  /** Seconds after which the proxy ends a client's idle connection: 1 to 28,800. @default 1800 */
  readonly idleClientTimeoutSeconds?: number;
  /**
   * A second host name, which spreads connections over the readers. Every endpoint beyond the first is an interface
   * endpoint of PrivateLink: 0.01 USD an hour and zone, 21.90 USD a month for three, and 0.01 USD per GB.
   * @default false
   */
  readonly readOnlyEndpoint?: boolean;
}
