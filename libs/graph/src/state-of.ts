import { canonical } from './canonical.js';
import type { StackJson } from './terraform-json.js';

/** Where a stack keeps its state. */
export interface StateAddress {
  /** What holds states of several stacks: `s3://bucket`. States don't wander between two of them by themselves. */
  readonly store: string;
  /** Which of them: `app/environment/stack.tfstate`. */
  readonly key: string;
}

/** Only what decides which object it is: a lock table or a key of KMS may change without moving the state. */
export function stateOf({ name, json }: StackJson): StateAddress {
  const [[kind = 'local', settings = {}] = []] = Object.entries(json.terraform?.backend ?? {});
  const { bucket, key, path } = settings;
  if (kind === 's3') return { store: `s3://${String(bucket)}`, key: String(key) };
  if (kind === 'local') return { store: 'local', key: String(path ?? `${name}/terraform.tfstate`) };
  return { store: kind, key: canonical(settings) };
}

export const sameState = (one: StateAddress, other: StateAddress) =>
  one.store === other.store && one.key === other.key;

export const describeState = ({ store, key }: StateAddress) =>
  `${store}${store.includes('://') ? '/' : ' '}${key}`;
