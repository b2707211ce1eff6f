import { helpedOversight } from './helped-oversight.js';
import { helpedPlatforms } from './helped-platforms.js';
import { helpedReleases } from './helped-releases.js';

/** A resource type that the emulator can't apply, or changes behind Terraform's back. */
export interface Limit {
  readonly type: string;
  readonly reason: string;
}

/** A resource type that passes only because something was added to moto. */
export interface Help extends Limit {
  /** Resources without this argument pass on plain moto. @default - every resource of the type needs the help */
  readonly argument?: string;
  /** Module of `libs/rehearsal/emulator/extensions` that helps. */
  readonly extension: string;
  /** AWS's names of the calls that are answered there, or answered otherwise than by moto. */
  readonly operations: readonly string[];
}

/** An attribute that the emulator reads back differently from what was written. */
export interface Drift extends Limit {
  readonly attribute: string;
}

/**
 * What moto is known not to carry. A type is planned and validated, and left out of
 * the apply together with what refers to it.
 *
 * asOf: 2026-11, moto 5.2.1 and AWS provider 5.100.0
 * refresh: remove a line, rehearse, and see whether it passes; empty while the extensions cover what we build
 */
export const notCarried: readonly Limit[] = [];

/** What passes only with an extension of moto: each fault that is named there was met on plain moto. */
export const helped: readonly Help[] = [...helpedPlatforms, ...helpedReleases, ...helpedOversight];

/**
 * Differences that are moto's and no one else's. Anything else in a second plan is a failure.
 * Empty while the extensions of moto cover what we build.
 */
export const knownDrift: readonly Drift[] = [];
