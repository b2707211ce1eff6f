import type { DriftReport } from '../emulator/drift.js';
import type { LeftOut } from '../emulator/leave-out.js';
import type { Lifted } from '../protections/lift-protections.js';
import type { Helped } from './helped-in.js';
import type { Tally } from './tally.js';

export const phases = ['init', 'validate', 'plan', 'apply', 'plan again', 'lift', 'destroy'] as const;
export type Phase = (typeof phases)[number];

/** What happened to one stack. */
export interface StackReport {
  readonly stack: string;
  /** Resource instances that the stack has. */
  instances: number;
  /** How many of them the emulator carries. */
  carried: number;
  applied: number;
  destroyed: number;
  /** Whether the second plan showed nothing but the emulator's own drift. */
  converged: boolean;
  leftOut: readonly LeftOut[];
  emulatorDrift: DriftReport['emulator'];
  /** Applied only because the emulator was extended for their types. */
  helped: readonly Helped[];
  /** Protections that were lifted before the destroy. */
  lifted: readonly Lifted[];
  readonly seconds: Partial<Record<Phase, number>>;
  /** Why something was done twice, or how it differs from a deployment. */
  readonly notes: string[];
  /** What went wrong; empty when the stack passed. */
  readonly problems: string[];
}

export interface RehearsalReport {
  readonly app: string;
  readonly environment: string;
  readonly emulator: string;
  readonly terraform: string;
  /** Version of the AWS provider that was used. */
  readonly provider: string;
  readonly stacks: readonly StackReport[];
  readonly total: Tally;
  readonly passed: boolean;
}

export const emptyReport = (stack: string): StackReport => ({
  stack,
  instances: 0,
  carried: 0,
  applied: 0,
  destroyed: 0,
  converged: false,
  leftOut: [],
  emulatorDrift: [],
  helped: [],
  lifted: [],
  seconds: {},
  notes: [],
  problems: [],
});

/** Everything that could be applied was applied, did not change again, and is gone. */
export const hasPassed = ({ carried, applied, destroyed, converged, problems }: StackReport) =>
  problems.length === 0 && converged && applied === carried && destroyed === applied;
