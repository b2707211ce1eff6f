import { execFile, type ExecFileException } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface RunOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly timeoutSeconds: number;
}

/** Its message is the last thing that the program complained about. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';

  constructor(
    message: string,
    /** All that it wrote, to stdout and to stderr. */
    readonly output: string,
    cause: unknown,
  ) {
    super(message, { cause });
  }
}

/** What the program writes to stdout. */
export async function runProgram(
  path: string,
  args: readonly string[],
  { env, cwd, timeoutSeconds }: RunOptions,
): Promise<string> {
  try {
    const { stdout } = await execute(path, args, { env, cwd, timeout: timeoutSeconds * 1000 });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '', killed, message } = error as ExecFileException;
    const complaint = killed ? `no answer within ${timeoutSeconds} seconds` : lastLine(stderr);
    throw new ProgramError(complaint ?? lastLine(message) ?? 'it failed', stdout + stderr, error);
  }
}

function lastLine(text: string): string | undefined {
  return text
    .split('\n')
    .filter((line) => /\w/.test(line))
    .at(-1)
    ?.trim();
}
