/**
 * Thrown while tokens are resolved, where the engine would go on and write something else than was meant.
 * It names no construct: who asked for the value knows which one it is.
 */
export class SilentMistake extends Error {
  constructor(
    readonly what: string,
    readonly fix: string,
  ) {
    super(what);
  }
}
