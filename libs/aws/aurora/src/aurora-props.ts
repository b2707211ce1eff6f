import type { AuditClass } from './audit-class.js';

/** A range of Aurora capacity units (ACU), each some 2 GiB of memory; every instance moves within it by itself. */
export interface Scaling {
  /**
   * 0 to 256 in steps of 0.5, and never below: an ACU costs 0.12 USD an hour, 87.60 USD a month. 0 lets an idle
   * instance pause, which a version has to support; the first connection then waits for 15 to 30 seconds.
   */
  readonly min: number;
  /**
   * 1 to 256 in steps of 0.5, and never below `min`. Also decides how many connections an instance takes: 189 at 1,
   * 1,669 at 8. Another value is in force at once; the connections follow with the next restart.
   */
  readonly max: number;
  /** Seconds without a connection after which an instance pauses: 300 to 86,400. With a `min` of 0 only. @default 300 */
  readonly pauseAfterSeconds?: number;
}

export interface Logs {
  /** Encrypts the log; its policy must admit CloudWatch Logs. */
  readonly kmsKeyArn: string;
  /**
   * One of the values that CloudWatch Logs takes. Ingestion costs 0.50 USD per GB, keeping 0.03 USD per GB and month.
   * @default 365
   */
  readonly retentionDays?: number;
  /** Makes Terraform refuse to destroy it, and the cluster with it. @default - with `deletionProtection` */
  readonly keep?: boolean;
}

/** An application that keeps a pool of connections. */
export interface Client {
  /** Tasks that run at once, at most: a rolling deployment runs twice as many. */
  readonly tasks: number;
  /** Connections that each holds, at most. */
  readonly poolSize: number;
}

export interface AuroraClusterProps {
  /** What the cluster keeps; part of its name: `records`. */
  readonly purpose: string;
  /**
   * PostgreSQL's major and minor version: `15.10`, which Aurora supports as long as 15. The cluster runs exactly that one.
   * What is known about it but no error is said as a warning.
   */
  readonly engineVersion: string;
  /**
   * The version that runs now, for the one deployment in which `engineVersion` has another major version. Without it
   * AWS refuses the upgrade. With it, Terraform allows it, hands both new parameter groups over in the same change, and
   * upgrades at once: minutes without a database. Take it away afterwards.
   * @default - none: the major version stays
   */
  readonly upgradingFrom?: string;
  /** The first database: a letter, then letters, digits and `_`. Another name replaces the cluster. */
  readonly databaseName: string;
  /** The administrator. Another name replaces the cluster. @default 'postgres' */
  readonly masterUsername?: string;
  readonly vpcId: string;
  /** Isolated subnets by zone, two zones at least; their number is no cost. */
  readonly subnetIds: Readonly<Record<string, string>>;
  readonly scaling: Scaling;
  /**
   * Instances besides the writer, 0 to 15, in zones that AWS chooses apart. Each costs as much as the writer. With none,
   * a failover makes a new instance and takes some 10 minutes, instead of one within a minute.
   * @default 1
   */
  readonly readers?: number;
  /** Encrypts storage, backups, snapshots and performance data. Another key replaces the cluster. */
  readonly kmsKeyArn: string;
  /** Encrypts the administrator's password, which RDS makes, keeps in Secrets Manager and changes every 7 days. */
  readonly masterSecretKmsKeyArn: string;
  readonly logs: Logs;
  /**
   * What pgAudit logs. Reads of single tables, such as those with health data, cost less than all reads:
   * `CREATE ROLE rds_pgaudit; GRANT SELECT ON patients TO rds_pgaudit` logs those and no others.
   * @default ['ddl', 'role', 'write']
   */
  readonly audit?: readonly AuditClass[];
  /** Logs statements that take at least so long, with their values, which may be personal data. @default - none */
  readonly slowStatementMilliseconds?: number;
  /** Libraries to load besides pgaudit and pg_stat_statements: `['pg_cron']`. Takes a restart. @default - none */
  readonly preload?: readonly string[];
  /** Other parameters of PostgreSQL by name. What this module decides is refused. @default - PostgreSQL's own */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Applications and their pools: refused at synthesis when they don't fit one instance. @default - not checked */
  readonly clients?: Readonly<Record<string, Client>>;
  /**
   * Days for which any second can be restored: 1 to 35. A day is free; what changed before it costs 0.021 USD
   * per GB and month.
   * @default 35
   */
  readonly backupRetentionDays?: number;
  /**
   * The plan of AWS Backup that backs the cluster up besides, by its purpose: `daily`. It finds the cluster by a tag.
   * @default - none: the cluster's own backups only
   */
  readonly backup?: string;
  /** UTC; the daily snapshot is taken here, from the storage, which does not slow the database. @default '07:00-08:00' */
  readonly backupWindow?: string;
  /** UTC; patches and changes that interrupt wait for it. @default 'sun:08:30-sun:09:30' */
  readonly maintenanceWindow?: string;
  /** Whether AWS refuses to delete the cluster. @default true */
  readonly deletionProtection?: boolean;
  /**
   * Deletes without a last snapshot, and the automated backups with it.
   * @default - only without `deletionProtection`: a throw-away cluster leaves no trace
   */
  readonly skipFinalSnapshot?: boolean;
  /**
   * `aurora-iopt1` makes I/O free, ACU and storage dearer: 0.156 USD and 0.225 USD. Cheaper when I/O is above a
   * quarter of the bill. Say `aurora` to come back from it: what is left out, Terraform leaves as it is.
   * @default - what Aurora chooses, `aurora`
   */
  readonly storage?: 'aurora' | 'aurora-iopt1';
  /** Top SQL and waits for 7 days. Free, though below 2 ACU it takes a noticeable part of them. @default true */
  readonly performanceInsights?: boolean;
  /**
   * Seconds between metrics of the operating system: 0 (none), 1, 5, 10, 15, 30, 60. At 60 about 0.15 USD a month and
   * instance, at 1 about 9 USD, as logs.
   * @default 60
   */
  readonly monitoringIntervalSeconds?: 0 | 1 | 5 | 10 | 15 | 30 | 60;
  /**
   * Lets AWS go to newer minor versions in the maintenance window. `engineVersion` is then what the cluster starts
   * with, and Terraform leaves the version alone, except with `upgradingFrom`.
   * @default false
   */
  readonly autoMinorVersionUpgrade?: boolean;
  /**
   * Whether a major version that AWS no longer supports may be kept, at a charge that comes on top of capacity.
   * Otherwise AWS upgrades it when its standard support ends. Decided when the cluster is made.
   * @default false
   */
  readonly extendedSupport?: boolean;
  /** Makes changes that interrupt at once, instead of in the maintenance window. @default - only with `upgradingFrom` */
  readonly applyImmediately?: boolean;
}
