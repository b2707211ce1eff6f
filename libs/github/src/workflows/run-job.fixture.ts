import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, type ActionPlace } from './actions.fixture.js';
import { type Contexts, holds, interpolate, interpolateText } from './expressions.fixture.js';
import type { Job, Step } from './workflow-file.fixture.js';

export interface JobPlace {
  /** A folder of its own. */
  readonly folder: string;
  readonly action: Omit<ActionPlace, 'workspace' | 'checkOut'> & {
    readonly checkOut: (ref: string, workspace: string) => void;
  };
  /** Of the machine, and of GitHub for this very job. */
  readonly env: NodeJS.ProcessEnv;
}

export interface EndedJob {
  readonly result: 'success' | 'failure';
  readonly outputs: Readonly<Record<string, string>>;
  /** What was printed, before anything is masked. */
  readonly raw: string;
  /** The same as GitHub shows it. */
  readonly log: string;
}

/** The files through which a step tells the runner something. */
const FILES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_PATH'] as const;

/** Runs the steps of a job, one after the other, as a runner does. */
export async function runJob(
  job: Job,
  known: Contexts,
  env: Readonly<Record<string, string>>,
  place: JobPlace,
): Promise<EndedJob> {
  const workspace = join(place.folder, 'workspace');
  mkdirSync(join(place.folder, 'home'), { recursive: true });
  mkdirSync(workspace, { recursive: true });
  const files = Object.fromEntries(FILES.map((name) => [name, join(place.folder, name)]));
  const steps: Record<string, unknown> = {};
  const added: Record<string, string> = {};
  let status: 'success' | 'failure' = 'success';
  let raw = '';
  const inJob = { ...known, env: { ...env } };
  const jobEnv = interpolated(job.env ?? {}, inJob);

  for (const step of job.steps) {
    const contexts: Contexts = { ...known, env: { ...env, ...jobEnv, ...added }, steps };
    if (!holds(step.if, contexts, status)) continue;
    for (const file of Object.values(files)) writeFileSync(file, '');
    raw += `\n== ${step.name ?? step.uses ?? step.run?.split('\n')[0]}\n`;
    const stepEnv = interpolated(step.env ?? {}, contexts);
    const ended = await runStep(
      step,
      contexts,
      { ...place, workspace },
      {
        ...{ ...place.env, HOME: join(place.folder, 'home'), GITHUB_WORKSPACE: workspace },
        ...{ ...env, ...jobEnv, ...added, ...stepEnv, ...files },
      },
    );
    raw += ended.text;
    if (!ended.ok) status = 'failure';
    Object.assign(added, settings(files['GITHUB_ENV'] ?? ''));
    if (step.id !== undefined)
      steps[step.id] = {
        outputs: settings(files['GITHUB_OUTPUT'] ?? ''),
        outcome: ended.ok ? 'success' : 'failure',
      };
  }
  const outputs = interpolated(job.outputs ?? {}, { ...inJob, steps });
  return { result: status, outputs, raw, log: masked(raw) };
}

const interpolated = (
  values: Readonly<Record<string, unknown>>,
  contexts: Contexts,
): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, interpolateText(value, contexts)]));

async function runStep(
  step: Step,
  contexts: Contexts,
  place: JobPlace & { readonly workspace: string },
  env: NodeJS.ProcessEnv,
): Promise<{ ok: boolean; text: string }> {
  if (step.uses !== undefined) return runAction(step.uses, step.with ?? {}, contexts, place);
  const script = join(place.folder, 'step.sh');
  writeFileSync(script, String(interpolate(step.run, contexts)));
  const child = spawn('bash', ['-e', script], {
    cwd: place.workspace,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (some: string) => (text += some));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { ok: code === 0, text: code === 0 ? text : `${text}\nexit code ${code}\n` };
}

function runAction(
  uses: string,
  given: Readonly<Record<string, unknown>>,
  contexts: Contexts,
  { action, workspace }: JobPlace & { readonly workspace: string },
): { ok: boolean; text: string } {
  const inputs = interpolated(given, contexts);
  try {
    const checkOut = (ref: string) => action.checkOut(ref, workspace);
    return { ok: true, text: `${act(uses, inputs, { ...action, workspace, checkOut })}\n` };
  } catch (error) {
    return { ok: false, text: `${(error as Error).message}\n` };
  }
}

/** `NAME=value`, a line each. */
const settings = (file: string): Record<string, string> =>
  Object.fromEntries(
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, name, value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
        return name === undefined ? [] : [[name, value] as const];
      }),
  );

/** Without what was masked, and without the commands that said so. */
function masked(raw: string): string {
  const secrets = [...raw.matchAll(/^::add-mask::(.+)$/gm)].map(([, secret = '']) => secret);
  const lines = raw.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return secrets.reduce((text, secret) => text.replaceAll(secret, '***'), lines.join('\n'));
}
