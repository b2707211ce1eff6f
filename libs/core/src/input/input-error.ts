/** What is wrong with an input, in the words of the props, and what repairs it. */
export interface Problem {
  readonly what: string;
  readonly fix: string;
}

/** All problems of one subject: a construct, an environment, a command line. */
export interface Finding {
  /** Where to look, for instance `omnirapeutic-production-network/network (Network)`. */
  readonly where: string;
  readonly problems: readonly Problem[];
}

/**
 * Input that cannot work. The message lists every problem of every subject, each with its fix.
 * Nothing has been written when it is thrown.
 */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(readonly findings: readonly Finding[]) {
    super(findings.map(describeFinding).join('\n'));
  }
}

/** Throws an InputError when there are problems, and does nothing otherwise. */
export function refuse(where: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InputError([{ where, problems }]);
}

/** A subject, and under it every problem with its fix. */
function describeFinding({ where, problems }: Finding): string {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return [`${where} has ${count}:`, ...linesOf(problems)].join('\n');
}

/** What works, and may surprise somebody, with what would change it. */
export const describeWarning = ({ where, problems }: Finding): string =>
  [`warning: ${where}`, ...linesOf(problems)].join('\n');

const linesOf = (problems: readonly Problem[]) =>
  problems.map(({ what, fix }) => `  ${indent(what)}\n    fix: ${indent(fix)}`);

const indent = (text: string) => text.replaceAll('\n', '\n    ');
