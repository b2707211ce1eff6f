import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BOT } from '../fake/fake-workflow.fixture.js';
import { type Contexts, holds, interpolate, interpolateText, type Status } from './expressions.fixture.js';
import type { Machine } from './machine.fixture.js';
import { type EndedJob, runJob } from './run-job.fixture.js';
import { type Job, needsOf, readWorkflow, type Workflow, workflowText } from './workflow-file.fixture.js';

/** What started a workflow. */
export interface Trigger {
  readonly name: string;
  /** GitHub's payload, as far as it is looked at. */
  readonly event: Readonly<Record<string, unknown>>;
  readonly sha: string;
  readonly ref: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

export interface JobRun extends EndedJob {
  readonly job: string;
  readonly matrix: Readonly<Record<string, unknown>>;
}

export interface WorkflowRun {
  readonly id: number;
  readonly conclusion: 'success' | 'failure';
  readonly jobs: readonly JobRun[];
  /** Of jobs that were skipped too. */
  readonly results: Readonly<Record<string, string>>;
}

/** Repository variables, as the documentation asks for them. */
const VARIABLES = {
  ASHLAR_PLAN_ROLE: 'ashlar-plan',
  ASHLAR_APPLY_ROLE: 'ashlar-apply',
  ASHLAR_ENVIRONMENTS: '{"111122223333":"production"}',
};

/** Runs workflows of this repository on this machine: each job in a folder of its own, with what GitHub would give it. */
export class WorkflowRunner {
  private runs = 100;

  constructor(private readonly machine: Machine) {}

  async run(name: string, trigger: Trigger): Promise<WorkflowRun> {
    const workflow = readWorkflow(workflowText(name));
    const id = (this.runs += 1);
    this.machine.github.repository.runs.push({
      ...{ id, path: `.github/workflows/${name}`, event: trigger.name },
      display_title: interpolateText(workflow['run-name'], this.contexts(trigger, id, workflow, {})),
    });
    const results: Record<string, string> = {};
    const needs: Record<string, unknown> = {};
    const jobs: JobRun[] = [];
    for (const [job, written] of inOrder(workflow)) {
      const wanted = needsOf(written);
      const before = wanted.map((one) => results[one]);
      const status: Status = before.every((one) => one === 'success')
        ? 'success'
        : before.includes('failure')
          ? 'failure'
          : 'skipped';
      const contexts = this.contexts(trigger, id, workflow, {
        needs: Object.fromEntries(wanted.map((one) => [one, needs[one]])),
      });
      if (!holds(written.if, contexts, status)) {
        results[job] = 'skipped';
        needs[job] = { result: 'skipped', outputs: {} };
        continue;
      }
      const legs: JobRun[] = [];
      for (const matrix of matrixOf(written, contexts))
        legs.push({
          job,
          matrix,
          ...(await this.runLeg(job, written, { ...contexts, matrix }, { trigger, id, workflow })),
        });
      jobs.push(...legs);
      results[job] = legs.every(({ result }) => result === 'success') ? 'success' : 'failure';
      needs[job] = { result: results[job], outputs: legs.at(-1)?.outputs ?? {} };
    }
    const conclusion = Object.values(results).includes('failure') ? 'failure' : 'success';
    return { id, conclusion, jobs, results };
  }

  private contexts(trigger: Trigger, id: number, { name, env = {} }: Workflow, more: Contexts): Contexts {
    const { name: event_name, event, sha, ref, inputs = {} } = trigger;
    const github = {
      ...{
        event,
        event_name,
        sha,
        ref,
        run_id: id,
        run_attempt: 1,
        workflow: name,
        repository: 'acme/shop',
        token: '',
      },
      ...{ actor: 'dev', server_url: 'https://github.test' },
    };
    const known = {
      github,
      vars: VARIABLES,
      inputs,
      matrix: {},
      runner: { os: 'Linux' },
      strategy: {},
      ...more,
    };
    return { ...known, env: texts(env, known) };
  }

  private async runLeg(
    job: string,
    written: Job,
    contexts: Contexts,
    { trigger, id, workflow }: { trigger: Trigger; id: number; workflow: Workflow },
  ): Promise<EndedJob> {
    const { machine } = this;
    const permissions = written.permissions ?? workflow.permissions ?? {};
    const granted = Object.fromEntries(
      Object.entries(permissions).map(([scope, level]) => [
        scope.replace('-', '_'),
        level as 'read' | 'write',
      ]),
    );
    const token = machine.github.token(BOT, granted);
    const folder = join(
      machine.folder,
      'jobs',
      `${id}-${job}-${Object.values(contexts['matrix'] as object)
        .join('-')
        .slice(0, 40)
        .replace(/\W+/g, '-')}`,
    );
    mkdirSync(folder, { recursive: true });
    const { github } = contexts as { github: Readonly<Record<string, unknown>> };
    return runJob(
      written,
      { ...contexts, github: { ...github, token } },
      contexts['env'] as Record<string, string>,
      {
        folder,
        env: {
          ...machine.programs,
          ...(granted['id_token'] === 'write' ? machine.roles : {}),
          ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_JOB: job, GITHUB_REPOSITORY: 'acme/shop' },
          ...{ GITHUB_SHA: trigger.sha, GITHUB_REF: trigger.ref, GITHUB_EVENT_NAME: trigger.name },
          ...{ GITHUB_RUN_ID: String(id), GITHUB_RUN_ATTEMPT: '1', RUNNER_TEMP: folder },
          ...{ GITHUB_API_URL: machine.github.url, GITHUB_SERVER_URL: 'https://github.test' },
        },
        action: {
          ...{
            artifacts: join(machine.folder, 'artifacts'),
            caches: join(machine.folder, 'caches'),
            run: id,
          },
          mayReadRuns: (given) => given === token && granted['actions'] !== undefined,
          checkOut: (ref, workspace) => machine.repository.checkOut(ref || trigger.sha, workspace),
        },
      },
    );
  }
}

const texts = (values: Readonly<Record<string, unknown>>, contexts: Contexts) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, interpolateText(value, contexts)]));

/** Each after what it needs. */
function inOrder({ jobs }: Workflow): [string, Job][] {
  const ordered: [string, Job][] = [];
  const add = (id: string) => {
    const job = jobs[id];
    if (job === undefined || ordered.some(([known]) => known === id)) return;
    needsOf(job).forEach(add);
    ordered.push([id, job]);
  };
  Object.keys(jobs).forEach(add);
  return ordered;
}

/** The legs of a matrix; a job without one is one leg. */
function matrixOf({ strategy }: Job, contexts: Contexts): Record<string, unknown>[] {
  if (strategy === undefined) return [{}];
  const { matrix } = strategy;
  const read = (typeof matrix === 'string' ? interpolate(matrix, contexts) : matrix) as Record<
    string,
    unknown
  >;
  if (Array.isArray(read['include'])) return read['include'] as Record<string, unknown>[];
  return Object.entries(read).reduce<Record<string, unknown>[]>(
    (legs, [name, values]) => {
      const list = interpolate(values, contexts) as unknown[];
      return legs.flatMap((leg) => list.map((value) => ({ ...leg, [name]: value })));
    },
    [{}],
  );
}
