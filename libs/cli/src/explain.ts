import { InputError } from '@ashlar/core';
import { CommanderError } from 'commander';
import { type ExitCode, exitCodes } from './exit-codes.js';

/** Says what went wrong in one message, and what to exit with. Stack traces are for bugs, and for ASHLAR_DEBUG=1. */
export function explain(error: unknown): ExitCode {
  // Commander has said what it has to say; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  const debug = Boolean(process.env['ASHLAR_DEBUG']);
  const { name, message = String(error), stack } = error as Error;
  const isAnswer = error instanceof InputError || name === 'ToolchainError';
  // Nobody has checked the types of what is being synthesized.
  const hint =
    'run `npm run typecheck`, which finds a value that is missing or of another kind; ASHLAR_DEBUG=1 shows where it happened';
  const text = debug ? stack : isAnswer ? message : `it failed: ${message}\n    fix: ${hint}`;
  process.stderr.write(`${text}\n`);
  if (debug && error instanceof Error && error.cause instanceof Error)
    process.stderr.write(`${error.cause.stack}\n`);
  return codeOf(error);
}

/** Errors of the deployment say themselves what they are. */
function codeOf(error: unknown): ExitCode {
  if ((error as Error).name === 'ToolchainError') return exitCodes.tool;
  const { exitCode } = error as { exitCode?: unknown };
  return Object.values(exitCodes).find((code) => code === exitCode) ?? exitCodes.refused;
}
