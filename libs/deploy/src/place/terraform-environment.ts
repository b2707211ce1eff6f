/**
 * Variables of a person's other work with Terraform: another workspace is another state, in which nothing stands, one
 * folder for all stacks mixes their backends, and options of every command are not the ones that were reviewed.
 */
const FOREIGN = /^TF_(WORKSPACE|DATA_DIR|CLI_ARGS(_\w+)?)$/;

export const foreignVariables = (env: NodeJS.ProcessEnv): string[] =>
  Object.keys(env)
    .filter((name) => FOREIGN.test(name) && env[name])
    .sort();

export const withoutForeign = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !FOREIGN.test(name)));

/** Of each Terraform that deploys. */
export function environmentOf(
  env: NodeJS.ProcessEnv,
  emulator: string | undefined,
  configuration: string | undefined,
): NodeJS.ProcessEnv {
  return {
    // Terraform's garbage collector costs a quarter of a plan otherwise.
    GOGC: '400',
    // S3 Control calls go to <account>.<host of the emulator>, which no resolver knows.
    ...(emulator === undefined ? {} : { HTTP_PROXY: emulator, http_proxy: emulator }),
    ...withoutForeign(env),
    TF_CLI_CONFIG_FILE: configuration,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
  };
}
