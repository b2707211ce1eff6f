import type { Environment } from '../environment/environment.js';

/** Where the state of a stack lies. `apps/state` builds the bucket, the table and the key. */
export interface StateLocation {
  readonly bucket: string;
  readonly region: string;
  /** DynamoDB table that holds the lock. */
  readonly table: string;
  /** Alias of the KMS key that encrypts the state. */
  readonly kmsAlias: string;
  /** Key of the object in the bucket: `<app>/<environment>/<stack>.tfstate`. */
  readonly key: string;
}

/** One bucket, one table and one key for each account and region, shared by all apps there. */
export const stateStore = ({ account, region }: Pick<Environment, 'account' | 'region'>) => ({
  bucket: `ashlar-state-${account}-${region}`,
  region,
  table: 'ashlar-state-locks',
  kmsAlias: 'alias/ashlar-state',
});

export const stateLocation = (app: string, environment: Environment, stack: string): StateLocation => ({
  ...stateStore(environment),
  key: `${app}/${environment.name}/${stack}.tfstate`,
});
