import type { Problem } from '@ashlar/core';

/** What a saved plan was made of, and with what. All of it is digests, names and versions: it may be shown to anybody. */
export interface PlanIdentity {
  readonly stack: string;
  /** The commit that was planned. Another commit with the same Terraform JSON is as good. */
  readonly headSha: string | null;
  readonly baseSha: string | null;
  /** Of the stack's Terraform JSON; see `synthDigest`. */
  readonly synthSha256: string;
  /** Of the providers that `.terraform.lock.hcl` holds fast; see `readLockFile`. */
  readonly lockSha256: string;
  readonly terraformVersion: string;
  /** By source: `{ 'registry.terraform.io/hashicorp/aws': '6.25.0' }`. */
  readonly providerVersions: Readonly<Record<string, string>>;
  /**
   * SHA-256 of the state's lineage. The lineage itself is a random UUID that only readers of the state know, and keys
   * digests of values: nobody else can try out which value leads to a digest.
   */
  readonly stateLineage: string;
  /** 0: there was no state. */
  readonly stateSerial: number;
  /** Of the outputs of other stacks that it reads, as it was planned with them, keyed with the lineage. */
  readonly upstreamSha256: string;
  readonly planFileSha256: string;
  /** Of what the plan says, keyed with the lineage; see `canonicalDigest`. Equal for two plans of the same inputs. */
  readonly planJsonCanonicalSha256: string;
  /** `2026-11-21T16:00:00.000Z` */
  readonly createdAt: string;
  /** Nothing applies it from then on. */
  readonly expiresAt: string;
  /** Of ashlar. */
  readonly toolVersion: string;
}

/** What is found when a plan is about to be applied. */
export interface Circumstances extends Pick<
  PlanIdentity,
  'synthSha256' | 'terraformVersion' | 'stateLineage' | 'stateSerial' | 'upstreamSha256'
> {
  readonly now: Date;
  /** Absent: no providers are locked here yet, and the plan brings its own. */
  readonly lock?: Pick<PlanIdentity, 'lockSha256' | 'providerVersions'>;
  /** Absent: nobody has looked at the plan file. */
  readonly planFileSha256?: string;
}

/** Why a plan is no longer the one to apply, and the field that tells. */
export interface StaleProblem extends Problem {
  readonly field: keyof PlanIdentity;
}
