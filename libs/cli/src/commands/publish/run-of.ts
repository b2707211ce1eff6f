/** Which run of a workflow this is. Elsewhere than in a workflow it is as if it were the first of all. */
export function runOf(env: NodeJS.ProcessEnv): { readonly run: number; readonly attempt: number } {
  const count = (name: string) => {
    const value = Number(env[name]);
    return Number.isSafeInteger(value) && value > 0 ? value : 1;
  };
  return { run: count('GITHUB_RUN_ID'), attempt: count('GITHUB_RUN_ATTEMPT') };
}

/** Waits that GitHub asks for are seen in the log. */
export const report = (line: string) => void process.stderr.write(`${line}\n`);
