import { InputError } from '@ashlar/core';
import { exitCodes } from '../../exit-codes.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs something that may be told to stop, so that what it has made can be taken away again before the process ends. */
export async function untilInterrupted<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  for (const name of SIGNALS) process.on(name, stop);
  try {
    const result = await run(controller.signal);
    controller.signal.throwIfAborted();
    return result;
  } catch (error) {
    // Whatever failed, it did because it was stopped.
    if (!controller.signal.aborted) throw error;
    throw interrupted();
  } finally {
    for (const name of SIGNALS) process.removeListener(name, stop);
  }
}

function interrupted(): Error {
  const problem = { what: 'it was interrupted, and has printed nothing', fix: 'run it again' };
  const error = new InputError([{ where: 'the command', problems: [problem] }]);
  return Object.assign(error, { exitCode: exitCodes.interrupted });
}
