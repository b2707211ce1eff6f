import { isAws } from '@ashlar/terraform';
import { DeployError, type FailureCode, failureCodes } from '../failures/deploy-error.js';

/** The emulator that AWS_ENDPOINT_URL names, or nothing: then Terraform talks to AWS. */
export async function emulatorOf(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const endpoint = env['AWS_ENDPOINT_URL'];
  refuseTwoPlaces(env);
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

/** Endpoints of single services, as AWS's clients and older backends of Terraform take them. */
const OF_A_SERVICE = /^AWS_(ENDPOINT_URL_\w+|(S3|DYNAMODB|IAM|STS)_ENDPOINT)$/;

/** With the state in an emulator and everything else in AWS, or the other way round, all would be created a second time. */
function refuseTwoPlaces(env: NodeJS.ProcessEnv): void {
  const whole = env['AWS_ENDPOINT_URL'];
  const place = whole ? `AWS_ENDPOINT_URL is '${whole}'` : 'AWS_ENDPOINT_URL is not set';
  const odd = Object.keys(env).filter(
    (name) => OF_A_SERVICE.test(name) && isOfAws(env[name]) !== isOfAws(whole),
  );
  const [name] = odd.sort();
  if (name !== undefined)
    throw environmentError(
      `${name} is '${env[name]}', and ${place}: some services would be of AWS, and some of an emulator`,
      `unset ${odd.join(', ')}`,
      failureCodes.failed,
    );
  if (!isOfAws(whole) && env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true')
    throw environmentError(
      `${place}, and AWS_IGNORE_CONFIGURED_ENDPOINT_URLS keeps Terraform from taking it: it would work in AWS`,
      'unset one of them',
      failureCodes.failed,
    );
}

/** Without any, it is AWS. What is no URL is said elsewhere. */
const isOfAws = (endpoint: string | undefined) => !endpoint || (URL.canParse(endpoint) && isAws(endpoint));
