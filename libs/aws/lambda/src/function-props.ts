import type { Statement } from '@ashlar/iam';
import type { Rule } from '@ashlar/security-group';
import type { Architecture, FunctionCode, Owners } from './function-code.js';
import type { Asynchronous, FailureTarget } from './asynchronous.js';
import type { Caller } from './caller-problems.js';
import type { ProvisionedConcurrency } from './provisioned-concurrency.js';
import type { QueueSource } from './queue-source.js';
import type { RuntimeName } from './runtimes.js';
import type { Schedule } from './schedule-source.js';

export interface FunctionVpc {
  readonly vpcId: string;
  /** Private subnets by zone, at most 16: a function has no public address, wherever it is. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /**
   * Whereto it may connect, by key.
   * @default - HTTPS to anywhere: AWS's own services are there, unless the VPC has endpoints for them
   */
  readonly egress?: Readonly<Record<string, Rule>>;
  /** Security groups of others to join, by key: a database's clients. At most 4. @default - none */
  readonly joins?: Readonly<Record<string, string>>;
}

export interface FunctionLogging {
  /** One of the values that CloudWatch Logs takes. 0.50 USD per GB, and 0.03 USD per GB and month. @default 365 */
  readonly retentionDays?: number;
  /** Makes Terraform refuse to destroy them; a function that is taken out leaves its log behind. @default true */
  readonly keep?: boolean;
  /** The least of the code's own lines that are kept, if it logs with a level. @default 'INFO' */
  readonly level?: 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';
}

export interface LambdaFunctionProps {
  /** What it does; part of every name: `auth`. Another one replaces the function. */
  readonly purpose: string;
  /** `{ entry }` is bundled, `{ folder, handler }` is packed as it is, `{ image }` lies in ECR. */
  readonly code: FunctionCode;
  /** What runs it; an image brings its own. One that AWS has ended is refused. @default 'nodejs22.x' */
  readonly runtime?: RuntimeName;
  /** ARM costs a fifth less for each second. @default 'arm64' */
  readonly architecture?: Architecture;
  /** MiB, 128 to 10,240. CPU grows with it: one whole vCPU at 1,769. */
  readonly memory: number;
  /** How long one call may take, 1 to 900 seconds. */
  readonly timeoutSeconds: number;
  /** MiB of `/tmp`, 512 to 10,240. Above 512, 0.0000000309 USD per GB and second. @default 512 */
  readonly ephemeralStorage?: number;
  /** Plain values, at most 4 KB together. No secrets: those are read by their ARNs while it runs. @default - none */
  readonly environment?: Readonly<Record<string, string>>;
  /** Why a variable that looks like a secret is none, by its name. */
  readonly harmless?: Readonly<Record<string, string>>;
  /** ARNs of layer versions, at most 5. Not for images. @default - none */
  readonly layers?: readonly string[];
  /** Encrypts variables and log; its policy must admit CloudWatch Logs. */
  readonly kmsKeyArn: string;
  readonly logging?: FunctionLogging;
  /** Permissions of the code, beside those that Lambda needs for what is asked for here. @default - none */
  readonly may?: readonly Statement[];
  /** @default - outside of any VPC, where it reaches the internet and nothing private */
  readonly vpc?: FunctionVpc;
  /**
   * What callers call: it points at a published version, and a deployment moves it. `'none'` publishes no version, and callers get whatever
   * was uploaded last.
   * @default 'live'
   */
  readonly alias?: string;
  /** @default - everything belongs to Terraform */
  readonly owners?: Owners;
  /**
   * Calls at once that are kept free for it, and the most it gets. 0 stops it. Costs nothing; what is kept here is missing for the
   * other functions of the account and region.
   * @default - as many as are left of the account's
   */
  readonly reservedConcurrency?: number;
  /** Calls at once that one account and region takes; AWS raises it when asked. @default 1000 */
  readonly accountConcurrency?: number;
  /**
   * Environments that are started ahead, so that no call waits for one. Billed by the second, called or not: 256 MB on ARM cost about
   * 2.19 USD a month each (us-east-1, 2026-11).
   * @default - calls that find none free wait for a cold start
   */
  readonly provisionedConcurrency?: ProvisionedConcurrency;
  /** For calls whose callers don't wait: events, SNS, schedules. @default - two more tries, then they are lost */
  readonly asynchronous?: Asynchronous;
  /** Where events end that failed every time: a queue or a topic. `asynchronous.onFailure` tells more of why. @default - nowhere */
  readonly deadLetter?: FailureTarget;
  /** Queues whose messages it works on, by key. The role gets what it needs for them. @default - none */
  readonly queues?: Readonly<Record<string, QueueSource>>;
  /** Times at which it is called, by key. @default - none */
  readonly schedules?: Readonly<Record<string, Schedule>>;
  /** Who waits for an answer, by key, to be held against `timeoutSeconds`: a listener, a queue. @default - nobody is checked */
  readonly callers?: Readonly<Record<string, Caller>>;
  /** ARN of a code signing configuration: code that nobody signed is then refused, or reported. @default - none */
  readonly codeSigningConfigArn?: string;
}
