import { satisfies } from 'semver';
import { findExecutable, runProgram } from '@ashlar/terraform';

/** A later 5.2 only adds calls; a 5.3 may change what the rehearsal's extensions rely on. */
export const usableMoto = '~5.2.1';

export interface Python {
  readonly path: string;
  readonly version: string;
  /** Missing when moto or what its server needs can't be imported. */
  readonly motoVersion?: string;
  readonly importError?: string;
}

export interface MotoPython {
  readonly path: string;
  readonly motoVersion: string;
}

export interface PythonSearch {
  readonly found?: MotoPython;
  /** `python3` on PATH, with or without moto. */
  readonly python?: Python;
  readonly passedOver: readonly string[];
}

export interface Place {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
}

// sys.executable sees through the shims of version managers, which answer differently from folder to folder.
const questions = `
import json, platform, sys
answer = {"path": sys.executable, "version": "%d.%d.%d" % sys.version_info[:3]}
try:
    import moto, flask, flask_cors
    answer["motoVersion"] = moto.__version__
except Exception as error:
    answer["importError"] = str(error)
print(json.dumps(answer))
`;

export async function askPython(path: string, { root, env }: Place): Promise<Python> {
  return JSON.parse(
    await runProgram(path, ['-c', questions], { env, cwd: root, timeoutSeconds: 60 }),
  ) as Python;
}

/** `python3` on PATH, if it can run the emulator. */
export async function findPython(place: Place): Promise<PythonSearch> {
  const path = await findExecutable('python3', place);
  if (!path) return { passedOver: ['no python3 on PATH'] };
  try {
    const python = await askPython(path, place);
    const found = withMoto(python);
    return { found, python, passedOver: found ? [] : [whyNot(python)] };
  } catch (error) {
    return { passedOver: [`${path} does not run: ${(error as Error).message}`] };
  }
}

export function withMoto({ path, motoVersion }: Python): MotoPython | undefined {
  return motoVersion && satisfies(motoVersion, usableMoto) ? { path, motoVersion } : undefined;
}

export function whyNot({ path, version, motoVersion, importError }: Python): string {
  const reason = motoVersion ? `it has moto ${motoVersion}, not ${usableMoto}` : importError;
  return `Python ${version} at ${path} won't do: ${reason}`;
}
