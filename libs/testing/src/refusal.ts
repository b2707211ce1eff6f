import { InputError } from '@ashlar/core';

/** The message with which something is refused. Anything else than a refusal fails the test. */
export function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('it was not refused');
}
