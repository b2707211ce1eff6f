import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { unzipSync } from 'fflate';
import { terraformCache, terraformVersion, type Terraform } from './find-terraform.js';
import { thisPlatform } from './platform.js';
import { terraformRelease, type TerraformRelease } from './terraform-release.js';
import { InstallError } from './toolchain-error.js';

export interface InstallTerraformOptions {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** @default - the pinned release, from HashiCorp */
  readonly release?: TerraformRelease;
  /** @default - this machine's */
  readonly platform?: string;
  /** @default 300 */
  readonly timeoutSeconds?: number;
}

export async function installTerraform(options: InstallTerraformOptions): Promise<Terraform> {
  const { root, release = terraformRelease, platform = thisPlatform(), timeoutSeconds = 300 } = options;
  const { version, baseUrl, sha256 } = release;
  const pinned = sha256[platform];
  if (!pinned) {
    throw new InstallError(`none is pinned for ${platform}`, `install Terraform ${version} yourself`);
  }

  const url = `${baseUrl}/${version}/terraform_${version}_${platform}.zip`;
  const zip = await download(url, timeoutSeconds);
  const actual = createHash('sha256').update(zip).digest('hex');
  if (actual !== pinned) {
    throw new InstallError(
      `the download of ${url} was refused: its SHA-256 is ${actual} instead of ${pinned}`,
      `find out what answers in place of ${new URL(url).host} (a proxy?), or install Terraform ${version} yourself`,
    );
  }

  const path = terraformCache(root, version);
  await writeProgram(path, unpack(zip, url));
  return { path, version: await terraformVersion(path, options) };
}

async function download(url: string, timeoutSeconds: number): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(timeoutSeconds * 1000);
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`HTTP ${response.status} ${response.statusText}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    const reason = signal.aborted ? `not complete after ${timeoutSeconds} seconds` : rootCause(error);
    throw new Error(`the download of ${url} failed: ${reason}`, { cause: error });
  }
}

/** fetch says only "fetch failed" and keeps the reason in `cause`, or in `errors` for a host of many addresses. */
function rootCause(error: unknown): string {
  const { cause, errors, message } = error as Error & { errors?: unknown[] };
  const deeper = cause ?? errors?.[0];
  return deeper ? rootCause(deeper) : message;
}

function unpack(zip: Uint8Array, url: string): Uint8Array {
  const { terraform } = unzipSync(zip, { filter: ({ name }) => name === 'terraform' });
  if (!terraform) throw new Error(`${url} holds no file named terraform`);
  return terraform;
}

/** Another rehearsal may look at the same moment: it sees the whole program or none. */
async function writeProgram(path: string, content: Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(unfinished, content);
    await chmod(unfinished, 0o755);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}
