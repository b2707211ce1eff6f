import { isAws } from '@ashlar/terraform';
import { DeployError, type FailureCode, failureCodes } from '../failures/deploy-error.js';

/** The emulator that AWS_ENDPOINT_URL names, or nothing: then Terraform talks to AWS. */
export async function emulatorOf(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const endpoint = env['AWS_ENDPOINT_URL'];
  if (!endpoint) return undefined;
  const what = `AWS_ENDPOINT_URL is '${endpoint}'`;
  const fix = "name a running emulator, such as 'http://localhost:4566', or unset it to work in AWS";
  if (!URL.canParse(endpoint) || !/^https?:\/\//.test(endpoint))
    throw environmentError(`${what}, which is no URL`, fix, failureCodes.failed);
  if (isAws(endpoint)) return undefined;
  // Terraform would try for minutes.
  const isThere = await fetch(endpoint, { signal: AbortSignal.timeout(5000) }).then(
    () => true,
    () => false,
  );
  if (!isThere) throw environmentError(`${what}, where nothing answers`, fix, failureCodes.unreachable);
  return endpoint;
}

const environmentError = (what: string, fix: string, code: FailureCode) =>
  new DeployError([{ where: 'the environment', problems: [{ what, fix }] }], code);
