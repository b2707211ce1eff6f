/** A value that the task reads when it starts. It stands in no state, no plan and no task definition. */
export type SecretReference =
  | {
      readonly secretArn: string;
      /** The field of the secret's JSON: `password`. @default - the whole secret */
      readonly field?: string;
      /** The key that encrypts the secret. */
      readonly kmsKeyArn: string;
      readonly parameterArn?: never;
    }
  | {
      /** A parameter of Systems Manager's Parameter Store. */
      readonly parameterArn: string;
      /** The key of a SecureString. @default - the parameter is not encrypted with a key of ours */
      readonly kmsKeyArn?: string;
      readonly secretArn?: never;
      readonly field?: never;
    };

/** What another container has to have reached before this one starts. */
export type StartCondition = 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY';

export interface ContainerHealthCheck {
  /** `['CMD', 'curl', '-f', 'http://localhost/']`, or one line for a shell: `['CMD-SHELL', 'curl -f http://localhost/ || exit 1']`. */
  readonly command: readonly string[];
  /** 5 to 300. @default 30 */
  readonly intervalSeconds?: number;
  /** 2 to 60, and no longer than the interval. @default 5 */
  readonly timeoutSeconds?: number;
  /** Failures in a row that make it unhealthy: 1 to 10. @default 3 */
  readonly retries?: number;
  /** How long failures don't count after the start: 0 to 300. @default 0 */
  readonly startPeriodSeconds?: number;
}

export interface Container {
  /** With a version or a digest: `nginx:1.29.3`, `…/api@sha256:…`. What `latest` is changes under a running service. */
  readonly image: string;
  /** The ECR repository of the image: the right to pull from it follows. @default - the image is public */
  readonly repositoryArn?: string;
  /** The TCP port on which it listens. @default - none */
  readonly port?: number;
  /** @default - the image's own */
  readonly command?: readonly string[];
  /** Plain text, for everyone who may read task definitions. Secret values are refused: see `secrets`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Variables whose values ECS reads at the start of a task; the right to read them follows. */
  readonly secrets?: Readonly<Record<string, SecretReference>>;
  /** Variables of `environment` that look like secrets and are none, each with the reason. */
  readonly harmless?: Readonly<Record<string, string>>;
  /** CPU units of the task that are kept for it. @default - it shares what others don't use */
  readonly cpu?: number;
  /** MiB above which it is killed. @default - the memory of the task */
  readonly memory?: number;
  /** MiB of the task that are kept for it. @default - none */
  readonly memoryReservation?: number;
  /** Whether the task ends with it. @default true */
  readonly essential?: boolean;
  /** Other containers that have to be there first, by name. */
  readonly dependsOn?: Readonly<Record<string, StartCondition>>;
  readonly healthCheck?: ContainerHealthCheck;
  /** @default true */
  readonly readonlyRootFilesystem?: boolean;
  /**
   * Folders that it may write to all the same: `['/tmp', '/var/run', '/var/cache/nginx']`. They are empty when the
   * task starts, belong to root unless the image declares them as VOLUME, and are gone with the task.
   */
  readonly writable?: readonly string[];
  /** `1000`, `1000:1000` or a name. @default - the image's own */
  readonly user?: string;
  /** Between SIGTERM and SIGKILL: 2 to 120. @default 30 */
  readonly stopTimeoutSeconds?: number;
  /** Open files. @default - Fargate's own, 65535 */
  readonly ulimits?: { readonly nofile: { readonly soft: number; readonly hard: number } };
}
