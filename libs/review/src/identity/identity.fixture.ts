import { lineageDigest, synthDigest, upstreamDigest } from './plan-digests.js';
import type { Circumstances, PlanIdentity } from './plan-identity.js';
import type { IdentifiedPlan } from './plan-set.js';
import { readLockFile } from './lock-file.js';

export const LOCK = `# This file is maintained automatically by "terraform init".

provider "registry.terraform.io/hashicorp/aws" {
  version     = "6.25.0"
  constraints = "6.25.0"
  hashes = [
    "h1:one",
    "zh:two",
  ]
}
`;

/** Test support: what identifies a plan. */
export const identity = (more: Partial<PlanIdentity> = {}): PlanIdentity => ({
  stack: 'shop-data',
  headSha: 'a'.repeat(40),
  baseSha: 'b'.repeat(40),
  synthSha256: synthDigest({ resource: {} }),
  ...readLockFile(LOCK),
  terraformVersion: '1.11.4',
  stateLineage: lineageDigest('65acab92-dd3a-6a40-5dff-a896fa000123'),
  stateSerial: 3,
  upstreamSha256: upstreamDigest({}, {}, ''),
  planFileSha256: '1'.repeat(64),
  planJsonCanonicalSha256: '2'.repeat(64),
  createdAt: '2026-11-21T16:00:00.000Z',
  expiresAt: '2026-11-28T16:00:00.000Z',
  toolVersion: '1.0.0',
  ...more,
});

/** Test support: an hour after that, with nothing changed. */
export const circumstances = (more: Partial<Circumstances> = {}): Circumstances => {
  const { synthSha256, terraformVersion, stateLineage, stateSerial, upstreamSha256, planFileSha256 } =
    identity();
  return {
    ...{ synthSha256, terraformVersion, stateLineage, stateSerial, upstreamSha256, planFileSha256 },
    lock: readLockFile(LOCK),
    now: new Date('2026-11-21T17:00:00.000Z'),
    ...more,
  };
};

/** Test support: a plan that changes nothing. */
export const identified = (stack: string, more: Partial<IdentifiedPlan> = {}): IdentifiedPlan => ({
  identity: identity({ stack }),
  ...{ dependencies: [], reads: {}, outputs: [], hasChanges: false, dangers: [] },
  counts: { create: 0, update: 0, replace: 0, destroy: 0 },
  ...more,
});
