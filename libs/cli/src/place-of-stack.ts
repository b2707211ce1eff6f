import { dirname } from 'node:path';
import type { StackJson } from '@ashlar/graph';

/** `omnirapeutic/staging`: where the state of a stack lies says of which app and environment it is. One that is nobody's is by itself. */
export function placeOfStack({ name, json }: StackJson): string {
  const { key } = json.terraform?.backend?.['s3'] ?? {};
  return typeof key === 'string' ? dirname(key) : name;
}
