import { dirname, join } from 'node:path';
import { InputError } from '@ashlar/core';
import { accountOf, type WrittenStack } from '@ashlar/graph';
import { DeployError, type FailureCode, failureCodes, firstToMend } from '../failures/deploy-error.js';
import { DeployPlace } from '../place/deploy-place.js';
import { emulatorOf } from '../place/endpoint.js';
import { emulatorFolder } from '../place/work-folder.js';
import { accountOfCredentials, credentialsOf } from './account-check.js';
import { type Check, ok, problem, problemsOf, unknown } from './check.js';
import { overridesCheck, savedPlansCheck } from './folder-checks.js';
import { configurationCheck, nodeCheck, packagesCheck, terraformCheck } from './machine-checks.js';
import { providerCheck } from './provider-check.js';
import { dependencyChecks, stateChecks } from './state-checks.js';

export interface DoctorOptions {
  /** The project's folder. */
  readonly root: string;
  /** Where stacks are synthesized. */
  readonly outdir: string;
  /** All that there are. */
  readonly all: readonly WrittenStack[];
  /** Those that were asked for. @default - all that are for the account of the credentials */
  readonly asked?: readonly WrittenStack[] | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/** Everything that may stand in the way of a deployment, in the order in which it is mended. Changes nothing in AWS. */
export async function examine(options: DoctorOptions): Promise<Check[]> {
  const { root, env, all, asked = all } = options;
  const { check, terraform } = await terraformCheck(root, env);
  const endpoint = await endpointOf(env);
  // One that doesn't answer is one all the same.
  const isEmulator = endpoint.emulator !== undefined || endpoint.check.state === 'problem';
  const machine = [
    nodeCheck(root),
    packagesCheck(root),
    check,
    await providerCheck({ root, env, stacks: asked, isEmulator }),
    configurationCheck(root, env),
    endpoint.check,
  ];
  const folders = asked.map((stack) => ({ stack, folder: folderOf(options, stack, endpoint.emulator) }));
  const local = [
    ...(isEmulator ? [] : overridesCheck(folders)),
    ...savedPlansCheck(folders, terraform?.version ?? ''),
  ];
  const inTheWay = [check, endpoint.check].find(({ state }) => state === 'problem');
  if (inTheWay === undefined) return [...machine, ...(await awsChecks(options)), ...local];
  const blind = ['credentials', 'state backend', 'locks'].map((name) => unknown(name, `${inTheWay.what}`));
  return [...machine, ...blind, ...local];
}

async function endpointOf(env: NodeJS.ProcessEnv): Promise<{ emulator?: string | undefined; check: Check }> {
  try {
    const emulator = await emulatorOf(env);
    const what =
      emulator === undefined ? 'AWS (AWS_ENDPOINT_URL is not set)' : `the emulator at ${emulator} answers`;
    return { emulator, check: ok('endpoint', what) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [finding] = error.findings;
    const { what, fix } = finding?.problems[0] ?? { what: error.message, fix: '' };
    const { exitCode = failureCodes.failed } = error as { exitCode?: FailureCode };
    return { check: problem('endpoint', what, fix, exitCode) };
  }
}

const folderOf = (
  { root, outdir }: DoctorOptions,
  { name, file }: WrittenStack,
  emulator: string | undefined,
) =>
  emulator === undefined ? join(outdir, dirname(file)) : join(emulatorFolder(root, outdir, emulator), name);

/** What only AWS knows, or its emulator. */
async function awsChecks({ root, outdir, env, all, asked }: DoctorOptions): Promise<Check[]> {
  const [stack] = asked ?? all;
  if (stack === undefined) return [];
  const place = await DeployPlace.open({ root, outdir, env, stacks: asked ?? all, report: () => undefined });
  const account = await accountOfCredentials({ root, place, stack });
  if (account instanceof DeployError) {
    const reason = 'without credentials, nothing is seen';
    return [
      ...problemsOf('credentials', account),
      ...['state backend', 'locks'].map((name) => unknown(name, reason)),
    ];
  }
  const mine = (asked ?? all).filter((each) => accountOf(each) === account);
  const others = (asked ?? all).filter((each) => !mine.includes(each));
  const strange = strangeAccount(account, env, asked === undefined && mine.length > 0 ? [] : others);
  return [
    strange ?? ok('credentials', credentialsOf(account, env)),
    ...(await stateChecks({ place, stacks: mine })),
    ...(asked === undefined ? [] : await dependencies(place, mine, all)),
    ...(asked === undefined && others.length > 0
      ? [unknown('other accounts', `${others.length} stacks are for ${accountsOf(others)}`)]
      : []),
  ];
}

/** What can't be read was said by the checks before. */
const dependencies = async (
  place: DeployPlace,
  asked: readonly WrittenStack[],
  all: readonly WrittenStack[],
) => {
  try {
    return await dependencyChecks(place, asked, all);
  } catch {
    return [unknown('dependencies', 'the states could not be read')];
  }
};

function strangeAccount(
  account: string,
  env: NodeJS.ProcessEnv,
  others: readonly WrittenStack[],
): Check | undefined {
  if (others.length === 0) return undefined;
  const names = others.length > 3 ? `${others.length} stacks` : others.map(({ name }) => name).join(', ');
  const what = `${names} ${others.length === 1 ? 'is' : 'are'} for account ${accountsOf(others)}, and the credentials are not: ${credentialsOf(account, env)}`;
  return problem('credentials', what, 'use credentials of that account', failureCodes.credentials);
}

const accountsOf = (stacks: readonly WrittenStack[]) =>
  [...new Set(stacks.map((stack) => accountOf(stack) ?? 'no account'))].sort().join(', ');

/** What the doctor exits with: nothing is in the way, or what has to be mended first. */
export function verdictOf(checks: readonly Check[]): FailureCode | 0 {
  const codes = checks.flatMap(({ code }) => code ?? []);
  return codes.length === 0 ? 0 : firstToMend(codes);
}
