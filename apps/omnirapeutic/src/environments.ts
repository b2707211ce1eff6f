import type { Scaling } from '@ashlar/aurora';
import type { Environment } from '@ashlar/core';
import type { FargateSize } from '@ashlar/ecs';
import type { NetworkProps, Tier } from '@ashlar/network';
import type { AlarmTopicProps, ChatChannelProps } from '@ashlar/observability';

/** Our own services, whose images lie in our own repositories. */
export const ownServices = ['api', 'web', 'worker'] as const;

export type ServiceName = 'nginx' | (typeof ownServices)[number];

/** How much of a service runs. */
export interface Service {
  /** The switch. A service that is off has no resources but its image repository. */
  readonly on: boolean;
  /** Tag of its image. For our own services, push it to their repository before switching on. */
  readonly version: string;
  readonly size: FargateSize;
  /** Tasks that run at least and at most; in between, load decides. */
  readonly tasks: { readonly min: number; readonly max: number };
}

export interface RateLimit {
  /** Its place among the rules of the firewall, below 100, where AWS's own start. */
  readonly priority: number;
  /** 10 or more. */
  readonly requestsPerFiveMinutes: number;
  /** @default - every request counts */
  readonly pathsThatStartWith?: string;
}

/** What may differ between the environments of Omnirapeutic, and nothing else. */
export interface OmnirapeuticEnvironment extends Environment {
  /**
   * Whether Terraform and AWS refuse to delete what holds or guards data: the database, the load balancer, keys,
   * buckets, images, logs. `'with-last-snapshot'` lets them go and keeps a snapshot of the database, `'allowed'`
   * leaves nothing behind.
   */
  readonly deletion: 'protected' | 'with-last-snapshot' | 'allowed';
  /** How long logs are kept, in days. */
  readonly logRetentionDays: number;
  readonly network: {
    readonly cidr: string;
    readonly tiers: Readonly<Record<'public' | 'app' | 'data', Tier>>;
    readonly natGateways: NonNullable<NetworkProps['natGateways']>;
  };
  readonly database: {
    /** Aurora PostgreSQL's version. */
    readonly version: string;
    /** Aurora capacity units of each instance. */
    readonly acu: Scaling;
    /** Instances besides the writer: with none, a failover takes minutes. */
    readonly readers: number;
    readonly backupRetentionDays: number;
  };
  readonly services: Readonly<Record<ServiceName, Service>>;
  /** Where the bastion stands; another zone replaces it, which loses nothing. */
  readonly bastionZone: string;
  /** How often one IP address may ask, by a key that becomes the rule's name. */
  readonly rateLimits: Readonly<Record<string, RateLimit>>;
  readonly monthlyBudgetUsd: number;
  /**
   * The account's own monitor of costs by service: `aws ce get-anomaly-monitors`. AWS makes one for accounts that opened
   * Cost Explorer since 2023, and takes no second.
   * @default - none yet: one is made
   */
  readonly costAnomalyMonitorArn?: string;
  /** Which alarms there are: all, or some by their keys. */
  readonly alarms: 'all' | readonly string[];
  /** Who gets alarms by mail, by a key that stays when the address changes. */
  readonly alarmEmails: Readonly<Record<string, string>>;
  /** Who is woken, once for each incident. @default - nobody */
  readonly pagers?: AlarmTopicProps['https'];
  /** Channels of Slack that see every alarm. @default - none */
  readonly chat?: Readonly<Record<string, Pick<ChatChannelProps, 'slackWorkspaceId' | 'slackChannelId'>>>;
  /** Where people read the pages of `runbooks/`. */
  readonly runbooksUrl: string;
  readonly backups: {
    /** How much of the last work may be lost; refused when the plan does not keep it. */
    readonly recoveryPointHours: number;
    /** Days for which a daily backup is kept, here and in the other region. */
    readonly keepDays: number;
    /** Another region, for the day on which this one is away. @default - none */
    readonly copyTo?: string;
  };
}

/** Whether Terraform and AWS refuse to delete what holds or guards data. */
export const isProtected = ({ deletion }: Pick<OmnirapeuticEnvironment, 'deletion'>) =>
  deletion === 'protected';

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** The same pages for both: an alarm names its environment. */
const runbooksUrl = 'https://git.example.com/omnirapeutic/platform/src/main/apps/omnirapeutic/runbooks';

const small: FargateSize = { cpu: 256, memory: 512 };

/**
 * The accounts and domains are examples: put yours here, and the accounts in the state app's environments too, before
 * the first deployment. Terraform refuses to run against any other account. Without a `domain`, the load balancer
 * speaks plain HTTP under the name that AWS gives it.
 */
export const environments: readonly OmnirapeuticEnvironment[] = [
  {
    name: 'production',
    account: '111122223333',
    region: 'us-east-1',
    zones,
    domain: 'omnirapeutic.example.com',
    deletion: 'protected',
    // HIPAA wants six years of records (45 CFR 164.316(b)(2)(i)); 2192 days is the step that covers them.
    logRetentionDays: 2192,
    network: {
      cidr: '10.0.0.0/16',
      tiers: {
        public: {
          routing: 'public',
          cidrs: { 'us-east-1a': '10.0.1.0/24', 'us-east-1b': '10.0.2.0/24', 'us-east-1c': '10.0.3.0/24' },
        },
        app: {
          routing: 'private',
          cidrs: { 'us-east-1a': '10.0.11.0/24', 'us-east-1b': '10.0.12.0/24', 'us-east-1c': '10.0.13.0/24' },
        },
        data: {
          routing: 'isolated',
          cidrs: { 'us-east-1a': '10.0.21.0/24', 'us-east-1b': '10.0.22.0/24', 'us-east-1c': '10.0.23.0/24' },
        },
      },
      natGateways: 'one-per-zone',
    },
    database: { version: '15.10', acu: { min: 0.5, max: 1 }, readers: 0, backupRetentionDays: 7 },
    services: {
      nginx: { on: true, version: '1.28.0', size: small, tasks: { min: 2, max: 6 } },
      api: { on: false, version: '1.0.0', size: { cpu: 512, memory: 1024 }, tasks: { min: 2, max: 10 } },
      web: { on: false, version: '1.0.0', size: { cpu: 512, memory: 1024 }, tasks: { min: 2, max: 10 } },
      worker: { on: false, version: '1.0.0', size: { cpu: 512, memory: 1024 }, tasks: { min: 2, max: 10 } },
    },
    bastionZone: 'us-east-1a',
    rateLimits: { everything: { priority: 10, requestsPerFiveMinutes: 2000 } },
    monthlyBudgetUsd: 1500,
    alarms: 'all',
    alarmEmails: { 'on-call': 'on-call@omnirapeutic.example.com' },
    runbooksUrl,
    backups: { recoveryPointHours: 28, keepDays: 35, copyTo: 'us-west-2' },
  },
  {
    name: 'staging',
    account: '444455556666',
    region: 'us-east-1',
    zones,
    domain: 'staging.omnirapeutic.example.com',
    deletion: 'allowed',
    logRetentionDays: 30,
    network: {
      cidr: '10.1.0.0/16',
      tiers: {
        public: {
          routing: 'public',
          cidrs: { 'us-east-1a': '10.1.1.0/24', 'us-east-1b': '10.1.2.0/24', 'us-east-1c': '10.1.3.0/24' },
        },
        app: {
          routing: 'private',
          cidrs: { 'us-east-1a': '10.1.11.0/24', 'us-east-1b': '10.1.12.0/24', 'us-east-1c': '10.1.13.0/24' },
        },
        data: {
          routing: 'isolated',
          cidrs: { 'us-east-1a': '10.1.21.0/24', 'us-east-1b': '10.1.22.0/24', 'us-east-1c': '10.1.23.0/24' },
        },
      },
      natGateways: { zone: 'us-east-1a' },
    },
    database: { version: '15.10', acu: { min: 0.5, max: 1 }, readers: 0, backupRetentionDays: 7 },
    services: {
      nginx: { on: true, version: '1.28.0', size: small, tasks: { min: 1, max: 2 } },
      api: { on: false, version: '1.0.0', size: small, tasks: { min: 1, max: 2 } },
      web: { on: false, version: '1.0.0', size: small, tasks: { min: 1, max: 2 } },
      worker: { on: false, version: '1.0.0', size: small, tasks: { min: 1, max: 2 } },
    },
    bastionZone: 'us-east-1a',
    rateLimits: { everything: { priority: 10, requestsPerFiveMinutes: 2000 } },
    monthlyBudgetUsd: 500,
    // What shows that a change is wrong before production has it, and what costs.
    alarms: [
      ...['alb-5xx', 'alb-response-time', 'nginx-tasks', 'nginx-unhealthy-hosts'],
      ...['aurora-connections', 'aurora-cpu', 'monthly-cost'],
    ],
    alarmEmails: { 'on-call': 'on-call@omnirapeutic.example.com' },
    runbooksUrl,
    backups: { recoveryPointHours: 28, keepDays: 35 },
  },
];
