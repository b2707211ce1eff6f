import { backupTags, ProjectStack, refuse } from '@ashlar/core';
import { pascalCase, type Statement } from '@ashlar/iam';
import { LogGroup } from '@ashlar/log-group';
import { Connection, SecurityGroup } from '@ashlar/security-group';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group/index.js';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { RdsClusterInstance } from '@cdktf/provider-aws/lib/rds-cluster-instance/index.js';
import { Construct } from 'constructs';
import { auroraProblems } from './aurora-problems.js';
import type { AuroraClusterProps } from './aurora-props.js';
import { usableConnections } from './connection-budget.js';
import { iamUserProblems } from './database-names.js';
import { type Defaults, withDefaults } from './defaults.js';
import { postgresql as engine } from './engine.js';
import { versionWarnings } from './engine-version.js';
import { masterSecretAccess } from './master-secret-access.js';
import { MonitoringRole } from './monitoring-role.js';
import { ParameterGroups } from './parameter-groups.js';

/**
 * An Aurora PostgreSQL cluster on Serverless v2: encrypted, private, reached over TLS only, audited by pgAudit, backed up,
 * protected from deletion. RDS makes the administrator's password and keeps it in Secrets Manager; Terraform never
 * sees it. Members of `clientSecurityGroupId` may connect, and nobody else.
 *
 * Costs 0.12 USD for each ACU-hour of each instance; the README adds up the rest.
 *
 * @throws InputError with everything that Aurora would refuse, or that would fail later: versions, capacity, names,
 *   windows, parameters, and pools that don't fit.
 */
export class AuroraCluster extends Construct {
  readonly cluster: RdsCluster;
  readonly clusterId: string;
  /** The identifier, known at synthesis; the dimension `DBClusterIdentifier` of its metrics. */
  readonly clusterName: string;
  /** Connections that applications may hold open on one instance at its largest capacity. */
  readonly maxConnections: number;
  /** Whether an idle instance pauses, which a `DatabaseProxy` never lets it do. */
  readonly pauses: boolean;
  readonly clusterArn: string;
  /** `cluster-…`, by which IAM knows the cluster. */
  readonly clusterResourceId: string;
  /** Host name that leads to the writer, whichever instance that is. */
  readonly endpoint: string;
  /** Host name that spreads connections over the readers, or leads to the writer when there is none. */
  readonly readerEndpoint: string;
  readonly port = engine.port;
  readonly databaseName: string;
  /** The secret with the administrator's user name and password. Its ARN is no secret. */
  readonly masterSecretArn: string;
  readonly masterSecretKmsKeyArn: string;
  /** Join it to connect. */
  readonly clientSecurityGroupId: string;
  /** For a restore beside the cluster: a test of its backups. */
  readonly subnetGroupName: string;
  /** The cluster's own group, for a `Connection` of somebody else: a bastion's. */
  readonly securityGroupId: string;
  /** Identifiers by key: `instance-1`. Which one writes is up to Aurora. */
  readonly instanceIds: Readonly<Record<string, string>>;
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, given: AuroraClusterProps) {
    super(scope, id);
    const props = withDefaults(given);
    refuse(`${this.node.path} (AuroraCluster)`, auroraProblems(props, engine));
    ProjectStack.of(this).warn(this, versionWarnings(props.engineVersion, engine, new Date()));

    const name = ProjectStack.of(this).physicalName('db-cluster', this, props.purpose);
    this.clusterName = name;
    this.maxConnections = usableConnections(props.scaling);
    this.pauses = props.scaling.min === 0;
    this.databaseName = props.databaseName;
    this.masterSecretKmsKeyArn = props.masterSecretKmsKeyArn;
    const { group, clients } = this.securityGroups(props);
    this.securityGroupId = group.securityGroupId;
    this.clientSecurityGroupId = clients.securityGroupId;
    const log = this.logGroup(props, name);
    this.logGroupName = log.logGroupName;
    const groups = new ParameterGroups(this, 'parameters', { ...props, engine });
    this.cluster = this.buildCluster(props, name, groups, log);
    this.instanceIds = this.buildInstances(props, groups);

    this.clusterId = this.cluster.id;
    this.clusterArn = this.cluster.arn;
    this.clusterResourceId = this.cluster.clusterResourceId;
    this.endpoint = this.cluster.endpoint;
    this.readerEndpoint = this.cluster.readerEndpoint;
    this.subnetGroupName = this.cluster.dbSubnetGroupName;
    this.masterSecretArn = this.cluster.masterUserSecret.get(0).secretArn;
  }

  /**
   * Lets the bearer connect as a user of the database, with a token of 15 minutes instead of a password. The user must
   * have the role: `CREATE USER app; GRANT rds_iam TO app`.
   */
  connectAs(user: string): Statement {
    refuse(`${this.node.path} (AuroraCluster)`, iamUserProblems(user));
    return {
      sid: `ConnectAs${pascalCase(user)}`,
      actions: ['rds-db:connect'],
      resources: [ProjectStack.of(this).arn('rds-db', `dbuser:${this.clusterResourceId}/${user}`)],
    };
  }

  /** Lets the bearer sign in as the administrator: a rotation of passwords, a migration. */
  readMasterSecret(): readonly Statement[] {
    const { masterSecretArn: secretArn, masterSecretKmsKeyArn: kmsKeyArn } = this;
    const { region } = ProjectStack.of(this).environment;
    return masterSecretAccess({ secretArn, kmsKeyArn, region });
  }

  private securityGroups({ vpcId, purpose }: AuroraClusterProps) {
    const group = new SecurityGroup(this, 'group', {
      ...{ vpcId, purpose: `${purpose}-database` },
      description: `Aurora cluster ${purpose}`,
    });
    const clients = new SecurityGroup(this, 'clients', {
      ...{ vpcId, purpose: `${purpose}-clients` },
      description: `What connects to Aurora cluster ${purpose}`,
    });
    new Connection(this, 'clients-to-group', {
      ...{ from: clients.securityGroupId, to: group.securityGroupId, port: engine.port },
      description: `PostgreSQL of ${purpose}`,
    });
    return { group, clients };
  }

  /** RDS would make the log group by itself, without encryption and to be kept for ever. */
  private logGroup(
    { logs, deletionProtection }: AuroraClusterProps & Defaults,
    clusterName: string,
  ): LogGroup {
    const name = `/aws/rds/cluster/${clusterName}/${engine.log}`;
    ProjectStack.of(this).claimName('log-group', this, name);
    return new LogGroup(this, 'log', { name, ...logs, keep: logs.keep ?? deletionProtection });
  }

  private buildCluster(
    props: AuroraClusterProps & Defaults,
    name: string,
    groups: ParameterGroups,
    log: LogGroup,
  ): RdsCluster {
    const stack = ProjectStack.of(this);
    const { scaling, deletionProtection, upgradingFrom } = props;
    const upgrading = upgradingFrom !== undefined;
    const skipFinalSnapshot = props.skipFinalSnapshot ?? !deletionProtection;
    const subnets = new DbSubnetGroup(this, 'subnets', {
      name: stack.physicalName('db-subnet-group', this, props.purpose),
      description: `Of Aurora cluster ${name}`,
      subnetIds: Object.keys(props.subnetIds)
        .sort()
        .map((zone) => props.subnetIds[zone] as string),
    });
    return new RdsCluster(this, 'cluster', {
      clusterIdentifier: name,
      engine: engine.name,
      engineMode: 'provisioned',
      engineVersion: props.engineVersion,
      engineLifecycleSupport: `open-source-rds-extended-support${props.extendedSupport ? '' : '-disabled'}`,
      allowMajorVersionUpgrade: upgrading,
      dbClusterParameterGroupName: groups.clusterGroupName,
      dbInstanceParameterGroupName: upgrading ? groups.instanceGroupName : undefined,
      databaseName: props.databaseName,
      port: engine.port,
      masterUsername: props.masterUsername,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: props.masterSecretKmsKeyArn,
      iamDatabaseAuthenticationEnabled: true,
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [this.securityGroupId],
      networkType: 'IPV4',
      storageEncrypted: true,
      kmsKeyId: props.kmsKeyArn,
      storageType: props.storage,
      serverlessv2ScalingConfiguration: {
        minCapacity: scaling.min,
        maxCapacity: scaling.max,
        secondsUntilAutoPause: scaling.min === 0 ? (scaling.pauseAfterSeconds ?? 300) : undefined,
      },
      enabledCloudwatchLogsExports: [engine.log],
      backupRetentionPeriod: props.backupRetentionDays,
      preferredBackupWindow: props.backupWindow,
      preferredMaintenanceWindow: props.maintenanceWindow,
      tags: props.backup === undefined ? undefined : backupTags(stack, props.backup),
      copyTagsToSnapshot: true,
      deletionProtection,
      skipFinalSnapshot,
      finalSnapshotIdentifier: skipFinalSnapshot ? undefined : `${name}-final`,
      deleteAutomatedBackups: skipFinalSnapshot,
      applyImmediately: props.applyImmediately ?? upgrading,
      lifecycle: ignored(props),
      dependsOn: [log.group],
    });
  }

  private buildInstances(
    props: AuroraClusterProps & Defaults,
    groups: ParameterGroups,
  ): Record<string, string> {
    const stack = ProjectStack.of(this);
    const { purpose, monitoringIntervalSeconds: interval, performanceInsights } = props;
    const monitoring = interval === 0 ? undefined : new MonitoringRole(this, 'monitoring', { purpose });
    const numbers = Array.from({ length: props.readers + 1 }, (_, index) => index + 1);
    return Object.fromEntries(
      numbers.map((number) => {
        const instance = new RdsClusterInstance(this, `instance-${number}`, {
          identifier: stack.physicalName('db-instance', this, purpose, String(number)),
          clusterIdentifier: this.cluster.id,
          engine: engine.name,
          instanceClass: 'db.serverless',
          dbParameterGroupName: groups.instanceGroupName,
          dbSubnetGroupName: this.cluster.dbSubnetGroupName,
          publiclyAccessible: false,
          // Tiers 0 and 1 keep the writer's size, ready to take over; later ones grow and pause on their own.
          promotionTier: number - 1,
          caCertIdentifier: 'rds-ca-rsa2048-g1',
          autoMinorVersionUpgrade: props.autoMinorVersionUpgrade,
          performanceInsightsEnabled: performanceInsights,
          performanceInsightsKmsKeyId: performanceInsights ? props.kmsKeyArn : undefined,
          performanceInsightsRetentionPeriod: performanceInsights ? 7 : undefined,
          monitoringInterval: interval,
          monitoringRoleArn: monitoring?.roleArn,
          copyTagsToSnapshot: true,
          preferredMaintenanceWindow: props.maintenanceWindow,
          applyImmediately: props.applyImmediately ?? props.upgradingFrom !== undefined,
          dependsOn: monitoring ? [monitoring.attachment] : undefined,
        });
        return [`instance-${number}`, instance.identifier];
      }),
    );
  }
}

/** Terraform would take the cluster back to the version that is written down, and fail: Aurora goes upwards only. */
const ignored = ({ autoMinorVersionUpgrade, upgradingFrom }: AuroraClusterProps) =>
  autoMinorVersionUpgrade === true && upgradingFrom === undefined
    ? { ignoreChanges: ['engine_version'] }
    : undefined;
