export interface ToolchainProblem {
  readonly what: string;
  readonly fix: string;
  readonly cause?: unknown;
}

/** Everything that is missing, in one message. */
export class ToolchainError extends Error {
  override readonly name = 'ToolchainError';

  constructor(readonly problems: readonly ToolchainProblem[]) {
    const things = problems.length === 1 ? '1 thing that is' : `${problems.length} things that are`;
    super(
      [
        `This needs ${things} not here and could not be installed:`,
        ...problems.flatMap(({ what, fix }) => [`  ${what}`, `    fix: ${fix}`]),
      ].join('\n'),
    );
  }
}

/** A failure with a better remedy than "connect to the internet and try again". */
export class InstallError extends Error {
  override readonly name = 'InstallError';

  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}
