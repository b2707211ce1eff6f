import { type Deployment, exitCodeOf, isDone, type Outcome, outcomeReport } from '@ashlar/deploy';
import { type ExitCode, exitCodes } from './exit-codes.js';

/** Prints what became of stacks, and says what the command exits with. */
export function endOf({ interruption }: Deployment, outcomes: readonly Outcome[], command: string): ExitCode {
  process.stdout.write(`${outcomeReport(outcomes, command)}\n`);
  const errors = outcomes.flatMap((outcome) => (outcome.became === 'failed' ? outcome.error : []));
  if (interruption.interrupted) return exitCodes.interrupted;
  if (errors.length > 0) return exitCodeOf(errors);
  return outcomes.every(isDone) ? exitCodes.done : exitCodes.refused;
}
