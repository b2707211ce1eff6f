import { didYouMean, Fn, ProjectStack, refuse, sortedEntries } from '@ashlar/core';
import { pascalCase, ServiceRole, type Statement } from '@ashlar/iam';
import { LogGroup } from '@ashlar/log-group';
import { Connection, SecurityGroup } from '@ashlar/security-group';
import { DbProxy } from '@cdktf/provider-aws/lib/db-proxy/index.js';
import { DbProxyDefaultTargetGroup } from '@cdktf/provider-aws/lib/db-proxy-default-target-group/index.js';
import { DbProxyEndpoint } from '@cdktf/provider-aws/lib/db-proxy-endpoint/index.js';
import { DbProxyTarget } from '@cdktf/provider-aws/lib/db-proxy-target/index.js';
import { Construct } from 'constructs';
import { poolSettings } from './connection-pool.js';
import { databaseProxyProblems } from './database-proxy-problems.js';
import type { DatabaseProxyProps } from './database-proxy-props.js';
import { postgresql as engine } from './engine.js';

/**
 * An RDS Proxy before an Aurora PostgreSQL cluster: clients share its connections, keep theirs through a failover, and
 * sign in over TLS with a token of IAM and with nothing else. Members of `clientSecurityGroupId` may connect, and
 * nobody else.
 *
 * Costs 0.015 USD for each ACU-hour of the cluster, of 8 ACU at least: 87.60 USD a month and more.
 *
 * @throws InputError with everything that RDS would refuse, or that would fail later: users, the pool, a cluster that
 *   pauses, a read-only endpoint without a reader.
 */
export class DatabaseProxy extends Construct {
  readonly proxy: DbProxy;
  /** Known at synthesis; the dimension `ProxyName` of its metrics. */
  readonly proxyName: string;
  readonly proxyArn: string;
  /** `prx-…`, by which IAM knows the proxy. */
  readonly proxyResourceId: string;
  /** Host name that leads to the writer. */
  readonly endpoint: string;
  /** Host name that spreads connections over the readers, with `readOnlyEndpoint`. */
  readonly readerEndpoint: string | undefined;
  readonly port = engine.port;
  /** Join it to connect. */
  readonly clientSecurityGroupId: string;
  readonly securityGroupId: string;
  readonly logGroupName: string;

  private readonly users: readonly string[];

  constructor(scope: Construct, id: string, props: DatabaseProxyProps) {
    super(scope, id);
    refuse(`${this.node.path} (DatabaseProxy)`, databaseProxyProblems(props));
    this.users = sortedEntries(props.users).map(([name]) => name);
    this.proxyName = ProjectStack.of(this).physicalName('db-proxy', this, props.purpose);
    const { group, clients } = this.securityGroups(props);
    this.securityGroupId = group.securityGroupId;
    this.clientSecurityGroupId = clients.securityGroupId;
    const log = this.logGroup(props);
    this.logGroupName = log.logGroupName;

    this.proxy = this.buildProxy(props, log);
    this.proxyArn = this.proxy.arn;
    // What follows in its ARN, which only Terraform knows. An expression without quotes leaves policies readable as JSON.
    const { length } = ProjectStack.of(this).arn('rds', 'db-proxy:');
    this.proxyResourceId = Fn.substr(this.proxy.arn, length, -1);
    this.endpoint = this.proxy.endpoint;
    this.buildTarget(props);
    this.readerEndpoint = props.readOnlyEndpoint === true ? this.buildReaderEndpoint(props) : undefined;
  }

  /**
   * Lets the bearer connect to the proxy as one of `users`, with a token of 15 minutes. The same user of the cluster
   * itself is not meant: without `rds_iam`, it takes no token.
   */
  connectAs(user: string): Statement {
    const problem = {
      what: `connectAs('${user}')`,
      fix: `${didYouMean(String(user), this.users)}use one of the users: ${this.users.join(', ')}`,
    };
    refuse(`${this.node.path} (DatabaseProxy)`, this.users.includes(user) ? [] : [problem]);
    return {
      sid: `ConnectAs${pascalCase(user)}`,
      actions: ['rds-db:connect'],
      resources: [ProjectStack.of(this).arn('rds-db', `dbuser:${this.proxyResourceId}/${user}`)],
    };
  }

  private securityGroups({ vpcId, purpose }: DatabaseProxyProps) {
    const group = new SecurityGroup(this, 'group', {
      ...{ vpcId, purpose: `${purpose}-proxy` },
      description: `RDS Proxy ${purpose}`,
    });
    const clients = new SecurityGroup(this, 'clients', {
      ...{ vpcId, purpose: `${purpose}-proxy-clients` },
      description: `What connects to RDS Proxy ${purpose}`,
    });
    new Connection(this, 'clients-to-group', {
      ...{ from: clients.securityGroupId, to: group.securityGroupId, port: engine.port },
      description: `PostgreSQL through the proxy of ${purpose}`,
    });
    return { group, clients };
  }

  /** RDS would make the log group by itself, without encryption and to be kept for ever. */
  private logGroup({ logs }: DatabaseProxyProps): LogGroup {
    const name = `/aws/rds/proxy/${this.proxyName}`;
    ProjectStack.of(this).claimName('log-group', this, name);
    return new LogGroup(this, 'log', { name, ...logs, keep: logs.keep ?? true });
  }

  private buildProxy(props: DatabaseProxyProps, log: LogGroup): DbProxy {
    const users = sortedEntries(props.users);
    const role = this.role(props);
    return new DbProxy(this, 'proxy', {
      name: this.proxyName,
      engineFamily: 'POSTGRESQL',
      roleArn: role.roleArn,
      auth: users.map(([name, { secretArn }]) => ({
        authScheme: 'SECRETS',
        description: `User ${name}`,
        iamAuth: 'REQUIRED',
        secretArn,
      })),
      requireTls: true,
      // Would write the statements of clients, with their values, to the log.
      debugLogging: false,
      idleClientTimeout: props.idleClientTimeoutSeconds ?? 1800,
      vpcSecurityGroupIds: [this.securityGroupId, props.cluster.clientSecurityGroupId],
      vpcSubnetIds: subnetsOf(props),
      dependsOn: [role.attachment, log.group],
    });
  }

  /** The secrets of the users, and their keys through Secrets Manager. */
  private role({ purpose, users }: DatabaseProxyProps): ServiceRole {
    const { region } = ProjectStack.of(this).environment;
    const secrets = sortedEntries(users).map(([, user]) => user);
    return new ServiceRole(this, 'role', {
      purpose: `${purpose}-proxy`,
      service: 'rds.amazonaws.com',
      // "Configuring IAM authentication for RDS Proxy" trusts the service without a condition, and documents none.
      trustConditions: 'none',
      may: [
        {
          sid: 'ReadUsers',
          actions: ['secretsmanager:GetSecretValue'],
          resources: secrets.map(({ secretArn }) => secretArn),
        },
        {
          sid: 'ReadKeysOfUsers',
          actions: ['kms:Decrypt'],
          resources: [...new Set(secrets.map(({ kmsKeyArn }) => kmsKeyArn))],
          conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
        },
      ],
    });
  }

  private buildTarget({ cluster, pool }: DatabaseProxyProps): void {
    const { borrowTimeoutSeconds, maxConnectionsPercent, maxIdleConnectionsPercent } = poolSettings(pool);
    const group = new DbProxyDefaultTargetGroup(this, 'pool', {
      dbProxyName: this.proxy.name,
      connectionPoolConfig: {
        connectionBorrowTimeout: borrowTimeoutSeconds,
        maxConnectionsPercent,
        maxIdleConnectionsPercent,
      },
    });
    new DbProxyTarget(this, 'cluster', {
      dbProxyName: this.proxy.name,
      targetGroupName: group.name,
      dbClusterIdentifier: cluster.clusterId,
    });
  }

  private buildReaderEndpoint(props: DatabaseProxyProps): string {
    const endpoint = new DbProxyEndpoint(this, 'readers', {
      dbProxyName: this.proxy.name,
      dbProxyEndpointName: ProjectStack.of(this).physicalName(
        'db-proxy-endpoint',
        this,
        props.purpose,
        'read-only',
      ),
      targetRole: 'READ_ONLY',
      vpcSecurityGroupIds: [this.securityGroupId],
      vpcSubnetIds: subnetsOf(props),
    });
    return endpoint.endpoint;
  }
}

const subnetsOf = ({ subnetIds }: DatabaseProxyProps): string[] =>
  sortedEntries(subnetIds).map(([, subnetId]) => subnetId);
