import { join } from 'node:path';
import { refuse } from '@ashlar/core';
import { isAws } from '@ashlar/terraform';
import { digest } from '../place/work-folder.js';
import { FolderStore } from './folder-store.js';
import type { PlanStore } from './plan-store.js';
import { S3Store } from './s3-store.js';

export interface StoreOptions {
  /** The project's folder. */
  readonly root: string;
  /** `s3://bucket/prefix`. @default - `.cache/plan-sets` of the project; of an emulator's plans, a folder in there */
  readonly store?: string | undefined;
  /** ARN of the KMS key. @default - the account's own key for S3 */
  readonly storeKey?: string | undefined;
  readonly env?: NodeJS.ProcessEnv;
}

/** The store that a command line names. Nothing is reached before something is put or got. */
export function openStore({ root, store, storeKey, env = process.env }: StoreOptions): PlanStore {
  const [, bucket = '', prefix = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*?))?\/*$/.exec(store ?? '') ?? [];
  const isKey = storeKey === undefined || /^arn:[^:]+:kms:[^:]+:\d{12}:(key|alias)\/.+/.test(storeKey);
  refuse('the command', [
    ...(store === undefined || bucket !== ''
      ? []
      : [{ what: `--store is '${store}'`, fix: 'use s3://<bucket>/<prefix>' }]),
    ...(isKey ? [] : [{ what: `--store-key is '${storeKey}'`, fix: 'use the ARN of a KMS key' }]),
    ...(storeKey !== undefined && store === undefined
      ? [{ what: '--store-key says how a store is encrypted', fix: 'add --store, or leave it out' }]
      : []),
  ]);
  return store === undefined
    ? new FolderStore(join(root, '.cache', 'plan-sets', ...ofEmulator(env)))
    : new S3Store({ bucket, prefix, keyArn: storeKey, env });
}

/** Where nothing is deployed, a plan for an emulator looks like one for AWS: those of one are not found in the other. */
function ofEmulator({ AWS_ENDPOINT_URL: endpoint = '' }: NodeJS.ProcessEnv): string[] {
  const isEmulator = URL.canParse(endpoint) && !isAws(endpoint);
  return isEmulator ? ['emulators', digest(endpoint).slice(0, 12)] : [];
}
