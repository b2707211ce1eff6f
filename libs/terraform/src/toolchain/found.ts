import { InstallError } from './toolchain-error.js';

/** How to get what could not be installed. */
export function fixFor(error: Error, byHand: string): string {
  return error instanceof InstallError
    ? error.fix
    : `${byHand}, or connect to the internet and run this again`;
}

/** Why other places did not do. */
export function inBrackets(reasons: readonly string[]): string {
  return reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
}
