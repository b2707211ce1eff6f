import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import { digest } from '../place/work-folder.js';
import { failureCodes } from '../failures/deploy-error.js';
import type { PlanStore } from './plan-store.js';
import { s3Failure } from './s3-failure.js';
import { storeError } from './store-error.js';

export interface S3StoreOptions {
  readonly bucket: string;
  /** Without slashes at its ends. */
  readonly prefix: string;
  /** ARN of the KMS key. @default - the account's own key for S3 */
  readonly keyArn?: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * A place in a bucket, encrypted with KMS. Putting takes `s3:PutObject` and `kms:GenerateDataKey`, getting `s3:GetObject` and
 * `kms:Decrypt`: a role may have one without the other, and needs no more.
 */
export class S3Store implements PlanStore {
  private client: Promise<S3Client> | undefined;

  constructor(private readonly options: S3StoreOptions) {}

  get place(): string {
    const { bucket, prefix } = this.options;
    return ['s3:/', bucket, ...(prefix === '' ? [] : [prefix])].join('/');
  }

  async put(key: string, content: Buffer): Promise<void> {
    const { keyArn } = this.options;
    const { PutObjectCommand } = await import('@aws-sdk/client-s3');
    const command = new PutObjectCommand({
      ...this.object(key),
      Body: content,
      Metadata: { sha256: digest(content) },
      ServerSideEncryption: 'aws:kms',
      ...(keyArn === undefined ? {} : { SSEKMSKeyId: keyArn }),
    });
    await this.send(key, 'put', (client) => client.send(command));
  }

  async get(key: string): Promise<Buffer> {
    const { GetObjectCommand } = await import('@aws-sdk/client-s3');
    const command = new GetObjectCommand(this.object(key));
    const { content, sha256 } = await this.send(key, 'get', async (client) => {
      const { Body, Metadata } = await client.send(command);
      return {
        content: Buffer.from((await Body?.transformToByteArray()) ?? []),
        sha256: Metadata?.['sha256'],
      };
    });
    if (digest(content) === sha256) return content;
    const what = `${key} is not what was put there: its sha256 is another`;
    throw storeError(this.place, { what, fix: 'plan again, and find out who wrote it' }, failureCodes.stale);
  }

  private object(key: string) {
    const { bucket, prefix } = this.options;
    return { Bucket: bucket, Key: prefix === '' ? key : `${prefix}/${key}` };
  }

  private async send<T>(
    key: string,
    verb: 'put' | 'get',
    work: (client: S3Client) => Promise<T>,
  ): Promise<T> {
    this.client ??= clientFor(this.options.env);
    try {
      return await work(await this.client);
    } catch (error) {
      throw s3Failure(error, { place: this.place, key, verb });
    }
  }
}

/** Loaded when it is needed: it costs a fifth of a second. */
async function clientFor(env: NodeJS.ProcessEnv): Promise<S3Client> {
  // Which Node is needed is said in the README, and not at every call.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const { S3Client: Client } = await import('@aws-sdk/client-s3');
  const { AWS_ENDPOINT_URL: all, AWS_ENDPOINT_URL_S3: endpoint = all } = env;
  const region = env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'];
  const options: S3ClientConfig = {
    ...(region === undefined ? {} : { region }),
    // An emulator has no names for its buckets.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  };
  return new Client(options);
}
