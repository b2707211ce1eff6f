import type { Circumstances, PlanIdentity, StaleProblem } from './plan-identity.js';

/** Why a plan may not be applied any more, each cause in a sentence of its own. None: it may. */
export function staleness(identity: PlanIdentity, found: Circumstances): StaleProblem[] {
  const { stack, createdAt } = identity;
  const again = `plan it again, and have the new plan set reviewed: ashlar plan ${stack} --plan-set`;
  const problem = (field: keyof PlanIdentity, what: string, fix = again): StaleProblem => ({
    ...{ field, what, fix },
  });
  const { lock = identity, planFileSha256 = identity.planFileSha256 } = found;
  const problems: (StaleProblem | false)[] = [
    found.synthSha256 !== identity.synthSha256 &&
      problem('synthSha256', `its Terraform JSON is another than the one that was planned (${createdAt})`),
    lock.lockSha256 !== identity.lockSha256 &&
      problem(
        'lockSha256',
        'its .terraform.lock.hcl is another than the one that it was planned with',
        `remove that file, and terraform init takes what the plan was made with; or ${again}`,
      ),
    found.terraformVersion !== identity.terraformVersion &&
      problem(
        'terraformVersion',
        `it was planned with Terraform ${identity.terraformVersion}, and this is ${found.terraformVersion}`,
        `use Terraform ${identity.terraformVersion}, or ${again}`,
      ),
    ...providerProblems(identity, lock).map((what) => problem('providerVersions', what)),
    found.stateLineage !== identity.stateLineage && problem('stateLineage', lineageInWords(identity)),
    found.stateSerial !== identity.stateSerial &&
      problem(
        'stateSerial',
        `its state was changed after it was planned: its serial was ${identity.stateSerial}, and is ${found.stateSerial}`,
      ),
    found.upstreamSha256 !== identity.upstreamSha256 &&
      problem('upstreamSha256', 'an output of another stack that it reads was changed after it was planned'),
    planFileSha256 !== identity.planFileSha256 &&
      problem('planFileSha256', 'its saved plan is not the file that was reviewed'),
    expired(identity, found.now) && problem('expiresAt', `its plan has expired (${identity.expiresAt})`),
  ];
  return problems.filter((each) => each !== false);
}

/** A date that can't be read is one of the past. */
const expired = ({ expiresAt }: PlanIdentity, now: Date) => !(now.getTime() < Date.parse(expiresAt));

const lineageInWords = ({ stateSerial }: PlanIdentity) =>
  stateSerial === 0
    ? 'it was not deployed when it was planned, and has a state now'
    : 'its state is another one than it was planned with (its lineage differs)';

function providerProblems(
  { providerVersions: planned }: PlanIdentity,
  { providerVersions: found }: Pick<PlanIdentity, 'providerVersions'>,
): string[] {
  const sources = [...new Set([...Object.keys(planned), ...Object.keys(found)])].sort();
  return sources
    .filter((source) => planned[source] !== found[source])
    .map(
      (source) =>
        `it was planned with ${versionOf(source, planned[source])}, and here is ${versionOf(source, found[source])}`,
    );
}

const versionOf = (source: string, version: string | undefined) =>
  version === undefined ? `no provider ${source}` : `version ${version} of ${source}`;
