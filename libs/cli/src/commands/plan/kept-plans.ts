import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, refuse } from '@ashlar/core';
import {
  createPlanSet,
  type Deployment,
  openStore,
  PlanKeeper,
  planSetText,
  type PlanStore,
  type StackPlan,
} from '@ashlar/deploy';
import { type IdentitiesFile, planSetProblems } from '@ashlar/review';
import { outputFileProblems } from '../../output-file.js';
import type { Workspace } from '../../workspace.js';
import { git } from '../affected/git.js';

/** What `ashlar plan` understands of plan sets, as it was typed. */
export interface PlanSetRequest {
  readonly planSet?: boolean;
  readonly store?: string;
  readonly storeKey?: string;
  readonly head?: string;
  readonly base?: string;
  readonly expiresHours?: string;
  readonly identities?: string;
  readonly planSetFile?: string;
  readonly destroy?: boolean;
}

/** Plans that are kept for an apply after a review. */
export class KeptPlans {
  private constructor(
    private readonly store: PlanStore,
    private readonly keeper: PlanKeeper,
    private readonly request: PlanSetRequest,
  ) {}

  /** None, when nobody has asked for a plan set. */
  static asked(workspace: Workspace, request: PlanSetRequest): KeptPlans | undefined {
    refuse('the command', problemsOf(request));
    if (!asksForSet(request)) return undefined;
    const store = openStore({ ...workspace, ...request });
    const { root } = workspace;
    const { head, base, expiresHours } = request;
    const { version: toolVersion } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    const keeper = new PlanKeeper(store, {
      headSha: head ?? commitIn(root),
      baseSha: base ?? null,
      expiresHours: Number(expiresHours),
      toolVersion,
    });
    return new KeptPlans(store, keeper, request);
  }

  get keep() {
    return this.keeper.keep;
  }

  identities(deployment: Deployment, plans: readonly StackPlan[]): IdentitiesFile {
    return this.keeper.identities(deployment, plans);
  }

  /**
   * Makes the set, or writes what a later one is made of. What there is to say to people it says to `log`. Returns the stacks
   * that have no plan yet and need none.
   */
  async close(
    made: IdentitiesFile | undefined,
    log: Pick<NodeJS.WriteStream, 'write'>,
  ): Promise<readonly string[]> {
    if (made === undefined) return [];
    const { identities, planSetFile } = this.request;
    const deferred = made.plans.flatMap(({ identity, unplanned }) => (unplanned ? identity.stack : []));
    const problems = identities === undefined ? planSetProblems(made) : [];
    if (problems.length > 0) {
      log.write(`no plan set was made: ${problems.map(({ what }) => what).join('; ')}\n`);
      return [];
    }
    if (deferred.length > 0) log.write(`planned when what they read is applied: ${deferred.join(', ')}\n`);
    if (identities !== undefined) writeFileSync(identities, `${JSON.stringify(made, null, 2)}\n`);
    else {
      const set = await createPlanSet(this.store, [made]);
      if (planSetFile !== undefined) writeFileSync(planSetFile, planSetText(set));
      const store = this.request.store === undefined ? '' : ` --store ${this.request.store}`;
      log.write(`plan set ${set.hash}, to be applied until ${set.expiresAt}, when it was reviewed:\n`);
      log.write(`  ashlar apply --plan-set ${set.hash}${store}\n`);
    }
    return deferred;
  }
}

const asksForSet = ({ planSet, store }: PlanSetRequest) => planSet === true || store !== undefined;

/** Of a folder that git does not know, nothing is known. */
function commitIn(root: string): string | null {
  const { ok, out } = git(root, 'rev-parse', 'HEAD');
  return ok ? out : null;
}

function problemsOf(request: PlanSetRequest): Problem[] {
  const { expiresHours = '168', destroy } = request;
  const isSet = asksForSet(request);
  const idle = (['storeKey', 'identities', 'planSetFile', 'head', 'base'] as const).filter(
    (name) => request[name] !== undefined && !isSet,
  );
  const isTime = /^[1-9]\d{0,2}$/.test(expiresHours) && Number(expiresHours) <= 168;
  const { identities, planSetFile } = request;
  return [
    ...outputFileProblems('--identities', identities),
    ...outputFileProblems('--plan-set-file', planSetFile),
    ...idle.map((name) => ({
      what: `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} is of a plan set`,
      fix: 'add --plan-set or --store, or leave it out',
    })),
    ...(identities !== undefined && planSetFile !== undefined
      ? [
          {
            what: '--identities and --plan-set-file are together: with --identities no set is made',
            fix: 'leave one of them out; `ashlar plan-set create --out` writes the set',
          },
        ]
      : []),
    ...(isTime
      ? []
      : [{ what: `--expires-hours is '${expiresHours}'`, fix: 'use a whole number from 1 to 168' }]),
    ...(isSet && destroy
      ? [{ what: 'a plan set is asked for, and --destroy', fix: 'destroy with `ashlar destroy`' }]
      : []),
  ];
}
