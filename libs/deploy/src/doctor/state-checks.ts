import type { StackJson, WrittenStack } from '@ashlar/graph';
import { TerraformFailed } from '@ashlar/terraform';
import { DeployError, failureCodes } from '../failures/deploy-error.js';
import { explainFailure } from '../failures/explain-failure.js';
import { holderOf } from '../locks/holder.js';
import { type FoundLock, probeLock } from '../locks/probe-lock.js';
import { unlockAdvice, whoHolds } from '../locks/state-lock.js';
import type { DeployPlace } from '../place/deploy-place.js';
import { Slots } from '../run/slots.js';
import { type Check, ok, problem, problemsOf, unknown } from './check.js';

/** Terraforms that read a state need 60 MB each, and wait for answers. */
const AT_ONCE = 6;

export interface StateChecksOptions {
  readonly place: DeployPlace;
  /** Whose states are looked at. All are of the account of the credentials. */
  readonly stacks: readonly WrittenStack[];
  readonly now?: Date;
}

interface Probe {
  readonly stack: WrittenStack;
  /** Of Terraform, from which it can be unlocked. */
  readonly folder: string;
  readonly result: FoundLock | DeployError | undefined;
}

/** Whether the bucket and the table of the states are there, and who holds which lock. Takes no lock. */
export async function stateChecks({ place, stacks, now = new Date() }: StateChecksOptions): Promise<Check[]> {
  const [first, ...others] = stacks;
  if (first === undefined) return [];
  const slots = new Slots(AT_ONCE);
  const one = await probe(place, first);
  // Without the bucket, all of them would say the same.
  const rest = one.result instanceof DeployError ? [] : others;
  const probes = [one, ...(await Promise.all(rest.map((stack) => slots.use(() => probe(place, stack)))))];
  const failures = probes.flatMap(({ result }) => (result instanceof DeployError ? [result] : []));
  const stores = [...new Set(stacks.map(storeOf))].join('; ');
  if (failures.length > 0) {
    const problems = failures.flatMap((failure) => problemsOf('state backend', failure));
    const different = new Map(problems.map((each) => [each.what, each]));
    return [...different.values(), unknown('locks', 'the states could not be read')];
  }
  const locks = probes.flatMap((each) => lockProblem(each, place, now));
  const none = `none of ${stacks.length} state${stacks.length === 1 ? '' : 's'} is locked`;
  return [ok('state backend', stores), ...(locks.length > 0 ? locks : [ok('locks', none)])];
}

async function probe(place: DeployPlace, stack: WrittenStack): Promise<Probe> {
  let folder = '.';
  try {
    const root = await place.backend(stack);
    folder = root.folder;
    return { stack, folder, result: await probeLock(root) };
  } catch (error) {
    if (!(error instanceof TerraformFailed)) throw error;
    return { stack, folder, result: explainFailure(error, { stack: stack.name, folder, env: place.env }) };
  }
}

function lockProblem({ stack, folder, result }: Probe, place: DeployPlace, now: Date): Check[] {
  if (result === undefined || result instanceof DeployError) return [];
  const holder = holderOf(result);
  const [one] = result.foundIn;
  // Each is cleared; Terraform misses the other one.
  const half = `the ${one} alone: unlocking clears it, and ends with an error about the other, which is gone already`;
  const where = result.foundIn.length === 1 ? half : `the ${result.foundIn.join(' and the ')}`;
  const what = `${stack.name} is locked: ${whoHolds(result, holder, now)}; found in ${where}`;
  const fix = unlockAdvice(result, holder, { folder, terraform: place.terraform.path });
  return [problem('locks', what, fix, failureCodes.locked)];
}

function storeOf({ json }: StackJson): string {
  const { bucket, dynamodb_table: table } = (json.terraform?.backend?.['s3'] ?? {}) as {
    bucket?: string;
    dynamodb_table?: string;
  };
  return [bucket, table].filter(Boolean).join(' and ');
}

/** Stacks that those which were asked for read from, and which aren't deployed or asked for. */
export async function dependencyChecks(
  place: DeployPlace,
  asked: readonly WrittenStack[],
  all: readonly WrittenStack[],
): Promise<Check[]> {
  const names = new Set(asked.map(({ name }) => name));
  const needed = all.filter(
    ({ name }) => !names.has(name) && asked.some(({ dependencies }) => dependencies.includes(name)),
  );
  const slots = new Slots(AT_ONCE);
  const missing = await Promise.all(
    needed.map((stack) =>
      slots.use(async () => {
        if ((await place.stateOf(stack)) !== undefined) return [];
        const readers = asked.filter(({ dependencies }) => dependencies.includes(stack.name));
        const what = `${stack.name} isn't deployed, and ${readers.map(({ name }) => name).join(', ')} read${readers.length === 1 ? 's' : ''} from it`;
        return [problem('dependencies', what, `ashlar apply ${stack.name}`, failureCodes.notDeployed)];
      }),
    ),
  );
  const found = missing.flat();
  if (found.length > 0) return found;
  const what =
    needed.length === 0 ? 'nothing else is needed' : `${needed.map(({ name }) => name).join(', ')}: deployed`;
  return [ok('dependencies', what)];
}
