import type { Scaling as AuroraScaling } from '@ashlar/aurora';
import type { Environment } from '@ashlar/core';
import type { DeploymentStrategy } from '@ashlar/deployment';
import type { FargateSize } from '@ashlar/ecs';
import type { NetworkProps, Tier } from '@ashlar/network';
import type { AlarmTopicProps } from '@ashlar/observability';

/**
 * What runs as containers. `backend` answers the load balancer and is released by CodeDeploy; `backend-internal` is the same
 * image for calls from other containers, because what CodeDeploy releases can't be in Service Connect
 * (docs/decisions/0025-mesh-beside-codedeploy.md).
 */
export const serviceNames = ['frontend', 'backend', 'backend-internal'] as const;
export type ServiceName = (typeof serviceNames)[number];

export const functionNames = ['auth', 'profile', 'notification'] as const;
export type FunctionName = (typeof functionNames)[number];

/** How much of a service runs. */
export interface Service {
  /** Tag of the image that it starts with; afterwards CI releases others, and Terraform leaves them alone. */
  readonly version: string;
  readonly size: FargateSize;
  /** Tasks that run at least and at most; in between, load decides. */
  readonly tasks: { readonly min: number; readonly max: number };
  /** Tasks that run at least in the hours of business, Monday to Saturday. @default - `tasks.min` */
  readonly dayFloor?: number;
  /** Percent of the tasks that run on Fargate Spot, which AWS takes away with two minutes' notice. @default 0 */
  readonly spotPercent?: number;
}

/** How much of a function runs; memory and time of each are in `functions/shared/function-sizes.ts`. */
export interface FunctionSettings {
  /** Environments that are kept started; each costs its memory × time. With 0, the first request waits for a cold start. */
  readonly warm: number;
}

/** What may differ between the environments of Edgar's Mobile Auto Shop, and nothing else. */
export interface EdgarEnvironment extends Environment {
  /** The domain of the shop: CloudFront answers there, and the load balancer below it at `origin.`. */
  readonly domain: string;
  /** Whether Terraform and AWS refuse to delete what holds or guards data. */
  readonly deletion: 'protected' | 'allowed';
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
    /** Aurora capacity units of each instance. RDS Proxy keeps connections open: it never pauses. */
    readonly acu: AuroraScaling;
    /** Instances besides the writer: with none, a failover takes minutes. */
    readonly readers: number;
    readonly backupRetentionDays: number;
    /** Days after which the password of each database user is replaced. */
    readonly rotateDays: number;
  };
  readonly services: Readonly<Record<ServiceName, Service>>;
  /** How a new version of a service comes. `backend-internal` follows, one task after the other. */
  readonly deployments: Readonly<Record<'frontend' | 'backend', DeploymentStrategy>>;
  readonly functions: Readonly<Record<FunctionName, FunctionSettings>>;
  /** The gateway that sends mails and texts to customers: messages are posted there, one by one (functions/README.md). */
  readonly deliveryUrl: string;
  /** How often one IP address may ask in five minutes before it is blocked. */
  readonly requestsPerFiveMinutes: number;
  readonly monthlyBudgetUsd: number;
  /** Who gets alarms by mail, by a key that stays when the address changes. */
  readonly alarmEmails: Readonly<Record<string, string>>;
  /** Who is woken, once for each incident. @default - nobody */
  readonly pagers?: AlarmTopicProps['https'];
  /** Where people read the pages of `runbooks/`. */
  readonly runbooksUrl: string;
  readonly backups: {
    /** RPO: how much of the last work may be lost with the region; refused when the plan does not keep it. */
    readonly recoveryPointHours: number;
    /** RTO: in how many hours the shop works again; refused when the schedule of the restore tests can't show it. */
    readonly recoveryTimeHours: number;
    /** Days for which a daily backup is kept, here and in the other region. */
    readonly keepDays: number;
    /** Another region, for the day on which this one is away. @default - none */
    readonly copyTo?: string;
  };
}

export const isProtected = ({ deletion }: Pick<EdgarEnvironment, 'deletion'>) => deletion === 'protected';

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** The same pages for both: an alarm names its environment. */
const runbooksUrl = 'https://git.example.com/edgar/platform/src/main/apps/edgar/runbooks';

/** 256 CPU units and 512 MB for each task (EDG-01). */
const small: FargateSize = { cpu: 256, memory: 512 };

/**
 * The accounts and domains are examples: put yours here, and the accounts in the state app's environments too, before
 * the first deployment. Terraform refuses to run against any other account.
 */
export const environments: readonly EdgarEnvironment[] = [
  {
    name: 'production',
    account: '222233334444',
    region: 'us-east-1',
    zones,
    domain: 'edgar.example.com',
    deletion: 'protected',
    logRetentionDays: 365,
    network: {
      cidr: '10.10.0.0/16',
      tiers: {
        public: { routing: 'public', range: '10.10.0.0/20' },
        app: { routing: 'private', range: '10.10.32.0/19' },
        data: { routing: 'isolated', range: '10.10.64.0/20' },
      },
      natGateways: 'one-per-zone',
    },
    database: {
      version: '16.8',
      acu: { min: 0.5, max: 4 },
      readers: 1,
      backupRetentionDays: 35,
      rotateDays: 30,
    },
    services: {
      frontend: { version: '1.0.0', size: small, tasks: { min: 2, max: 6 }, dayFloor: 3 },
      backend: { version: '1.0.0', size: small, tasks: { min: 2, max: 10 }, dayFloor: 3 },
      'backend-internal': { version: '1.0.0', size: small, tasks: { min: 2, max: 4 } },
    },
    deployments: {
      frontend: { type: 'rolling', minimumHealthyPercent: 50, maximumPercent: 200 },
      backend: { type: 'canary', by: 'codedeploy', percent: 10, minutes: 5 },
    },
    functions: {
      auth: { warm: 2 },
      profile: { warm: 1 },
      notification: { warm: 0 },
    },
    deliveryUrl: 'https://notify.edgar.example.com/messages',
    requestsPerFiveMinutes: 2000,
    monthlyBudgetUsd: 900,
    alarmEmails: { 'on-call': 'on-call@edgar.example.com' },
    runbooksUrl,
    backups: { recoveryPointHours: 8, recoveryTimeHours: 12, keepDays: 35, copyTo: 'us-west-2' },
  },
  {
    name: 'staging',
    account: '555566667777',
    region: 'us-east-1',
    zones,
    domain: 'staging.edgar.example.com',
    deletion: 'allowed',
    logRetentionDays: 30,
    network: {
      cidr: '10.11.0.0/16',
      tiers: {
        public: { routing: 'public', range: '10.11.0.0/20' },
        app: { routing: 'private', range: '10.11.32.0/19' },
        data: { routing: 'isolated', range: '10.11.64.0/20' },
      },
      natGateways: { zone: 'us-east-1a' },
    },
    database: {
      version: '16.8',
      acu: { min: 0.5, max: 1 },
      readers: 0,
      backupRetentionDays: 7,
      rotateDays: 30,
    },
    services: {
      frontend: { version: '1.0.0', size: small, tasks: { min: 1, max: 2 }, spotPercent: 75 },
      backend: { version: '1.0.0', size: small, tasks: { min: 1, max: 2 } },
      'backend-internal': { version: '1.0.0', size: small, tasks: { min: 1, max: 2 }, spotPercent: 75 },
    },
    deployments: {
      frontend: { type: 'rolling', minimumHealthyPercent: 50, maximumPercent: 200 },
      backend: { type: 'blue-green', by: 'codedeploy' },
    },
    functions: {
      auth: { warm: 0 },
      profile: { warm: 0 },
      notification: { warm: 0 },
    },
    deliveryUrl: 'https://notify.staging.edgar.example.com/messages',
    requestsPerFiveMinutes: 2000,
    monthlyBudgetUsd: 400,
    alarmEmails: { 'on-call': 'on-call@edgar.example.com' },
    runbooksUrl,
    backups: { recoveryPointHours: 28, recoveryTimeHours: 48, keepDays: 7 },
  },
];
