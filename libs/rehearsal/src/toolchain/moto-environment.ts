import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { satisfies } from 'semver';
import { InstallError, ProgramError, runProgram } from '@ashlar/terraform';
import { askPython, whyNot, withMoto, type MotoPython, type Place, type Python } from './find-python.js';

export const pinnedMoto = '5.2.1';

/** networkx 3.6.1, one of the pinned packages, needs it. */
const oldestPython = '3.11';

const finishedFile = 'finished';

export interface MotoEnvironmentOptions extends Place {
  /** @default - moto-requirements.txt of this library */
  readonly requirementsFile?: string;
}

export interface MotoEnvironmentSearch {
  readonly found?: MotoPython;
  readonly passedOver: readonly string[];
}

/** The virtual environment that an earlier rehearsal made, if it is whole and has today's requirements. */
export async function findMotoEnvironment(options: MotoEnvironmentOptions): Promise<MotoEnvironmentSearch> {
  const folder = motoCache(options.root);
  if (!(await isFinished(folder, options))) return { passedOver: [] };
  const path = pythonIn(folder);
  try {
    const python = await askPython(path, options);
    const found = withMoto(python);
    return { found, passedOver: found ? [] : [whyNot(python)] };
  } catch (error) {
    return { passedOver: [`${path} does not run: ${(error as Error).message}`] };
  }
}

export async function installMoto(
  python: Python | undefined,
  options: MotoEnvironmentOptions,
): Promise<MotoPython> {
  if (!python || !satisfies(python.version, `>=${oldestPython}`)) {
    throw new InstallError(
      `a virtual environment for it needs Python >= ${oldestPython}`,
      `install Python ${oldestPython} or newer as python3, and run this again`,
    );
  }
  const { root, env } = options;
  const folder = motoCache(root);
  // Two rehearsals may install at once: each builds its own, and the first to finish serves both. What pip
  // writes into bin/ keeps the old path after the rename; only `python -m` is ever used.
  const building = `${folder}.${randomUUID()}`;
  const run = (path: string, ...args: string[]): Promise<string> =>
    runProgram(path, args, { env, cwd: root, timeoutSeconds: 900 });
  try {
    await explain('python3 -m venv', () => run(python.path, '-m', 'venv', building));
    const pip = '-m pip install --quiet --no-input --disable-pip-version-check --retries 1'.split(' ');
    await explain('pip', () => run(pythonIn(building), ...pip, '--requirement', requirementsFile(options)));
    await writeFile(join(building, finishedFile), await readRequirements(options));
    const { found } = await findMotoEnvironment(options);
    if (found) return found;
    await rm(folder, { recursive: true, force: true });
    await rename(building, folder);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  const installed = await askPython(pythonIn(folder), options);
  const usable = withMoto(installed);
  if (!usable) throw new Error(`the new environment is of no use: ${whyNot(installed)}`);
  return usable;
}

export function motoCache(root: string): string {
  return join(root, '.cache', 'moto', pinnedMoto);
}

function pythonIn(folder: string): string {
  return join(folder, 'bin', 'python');
}

/** Written last, with what was installed: neither half an environment nor yesterday's requirements pass. */
async function isFinished(folder: string, options: MotoEnvironmentOptions): Promise<boolean> {
  const installed = await readFile(join(folder, finishedFile), 'utf8').catch(() => undefined);
  return installed === (await readRequirements(options));
}

function readRequirements(options: MotoEnvironmentOptions): Promise<string> {
  return readFile(requirementsFile(options), 'utf8');
}

function requirementsFile(options: MotoEnvironmentOptions): string {
  return options.requirementsFile ?? join(options.root, 'libs/rehearsal/moto-requirements.txt');
}

async function explain(step: string, run: () => Promise<string>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const { message, output } = error as ProgramError;
    if (output.includes('ensurepip')) {
      throw new InstallError(
        `${step} failed: this Python comes without ensurepip`,
        'install the package python3-venv, which Debian and Ubuntu keep apart from python3, and run this again',
      );
    }
    // pip's last word is "No matching distribution", even when it never reached the index.
    const connection = /connection broken by '(.*)': \S*$/m
      .exec(output)?.[1]
      ?.replace(/<\S+ object at \w+>: /, '');
    const reason = message.replace(/^ERROR: /, '');
    throw new Error(`${step} failed: ${reason}${connection ? ` (${connection})` : ''}`, { cause: error });
  }
}
