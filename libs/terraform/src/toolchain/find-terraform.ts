import { join } from 'node:path';
import { satisfies } from 'semver';
import { findExecutable } from './find-executable.js';
import { runProgram } from './run-program.js';
import { terraformRelease, usableTerraform } from './terraform-release.js';

export interface Terraform {
  readonly path: string;
  readonly version: string;
}

export interface TerraformSearch {
  readonly found?: Terraform;
  /** Why the places before it did not do. */
  readonly passedOver: readonly string[];
}

export interface FindTerraformOptions {
  readonly root: string;
  /** `TERRAFORM_BINARY_NAME` is honoured as cdktf-cli does, then `PATH`. */
  readonly env: NodeJS.ProcessEnv;
  /** @default - the pinned version */
  readonly version?: string;
}

export async function findTerraform(options: FindTerraformOptions): Promise<TerraformSearch> {
  const { root, env, version = terraformRelease.version } = options;
  const named = env.TERRAFORM_BINARY_NAME;
  const places = [
    ...(named ? [{ name: named, absent: `TERRAFORM_BINARY_NAME names ${named}, which is not there` }] : []),
    { name: 'terraform', absent: 'not on PATH' },
    { name: terraformCache(root, version) },
  ];
  const passedOver: string[] = [];
  for (const { name, absent } of places) {
    const path = await findExecutable(name, options);
    if (!path) {
      if (absent) passedOver.push(absent);
      continue;
    }
    try {
      const found = { path, version: await terraformVersion(path, options) };
      if (satisfies(found.version, usableTerraform)) return { found, passedOver };
      passedOver.push(`${found.version} at ${path} is not ${usableTerraform}`);
    } catch (error) {
      passedOver.push((error as Error).message);
    }
  }
  return { passedOver };
}

export function terraformCache(root: string, version: string): string {
  return join(root, '.cache', 'terraform', version, 'terraform');
}

export async function terraformVersion(
  path: string,
  { root, env }: { root: string; env: NodeJS.ProcessEnv },
): Promise<string> {
  try {
    // Without CHECKPOINT_DISABLE it asks HashiCorp for newer versions, and waits when offline.
    const answer = await runProgram(path, ['version', '-json'], {
      env: { ...env, CHECKPOINT_DISABLE: '1' },
      cwd: root,
      timeoutSeconds: 30,
    });
    return (JSON.parse(answer) as { terraform_version: string }).terraform_version;
  } catch (error) {
    throw new Error(`${path} does not answer "version -json": ${(error as Error).message}`, { cause: error });
  }
}
