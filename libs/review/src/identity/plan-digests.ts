import { createHash } from 'node:crypto';
import type { PlanJson, TerraformJson } from '@ashlar/graph';
import { jsonDigest } from './canonical-json.js';

/**
 * SHA-256 of what a plan says: of its JSON in whatever order of keys, without the time at which it was made. Values are in it,
 * so a digest for others to see takes a key that they don't know.
 */
export const canonicalDigest = (plan: PlanJson, key?: string): string =>
  jsonDigest({ ...plan, timestamp: undefined }, key);

/** SHA-256 of a stack's Terraform JSON. Which version of the engine wrote it makes no difference. */
export function synthDigest(json: TerraformJson): string {
  const { '//': comment } = json as { readonly '//'?: { readonly metadata?: object } };
  if (comment?.metadata === undefined) return jsonDigest(json);
  return jsonDigest({ ...json, '//': { ...comment, metadata: { ...comment.metadata, version: undefined } } });
}

/** What an identity holds of a state's lineage. */
export const lineageDigest = (lineage: string): string => createHash('sha256').update(lineage).digest('hex');

/** Outputs of other stacks, by stack and name. */
export type UpstreamOutputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Of the outputs that a stack reads. One that is not there is as good as null. */
export function upstreamDigest(
  reads: Readonly<Record<string, readonly string[]>>,
  outputs: UpstreamOutputs,
  key: string,
): string {
  const values = Object.entries(reads).map(([stack, names]) => [
    stack,
    Object.fromEntries(names.map((name) => [name, outputs[stack]?.[name] ?? null])),
  ]);
  return jsonDigest(Object.fromEntries(values), key);
}
