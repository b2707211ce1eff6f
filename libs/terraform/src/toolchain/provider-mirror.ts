import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { sort, valid } from 'semver';
import { thisPlatform } from './platform.js';

const registry = 'registry.terraform.io';
const awsProvider = `${registry}/hashicorp/aws`;

export interface ProviderMirror {
  readonly path: string;
  /** Of hashicorp/aws, for this platform, newest last. */
  readonly awsVersions: readonly string[];
}

export interface MirrorSearch {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** @default - this machine's */
  readonly platform?: string;
  /** Where Terraform itself looks besides the project and the home folder. */
  readonly systemFolders?: readonly string[];
  /**
   * Folders whose children may be mirrors.
   * @default ['/opt']
   */
  readonly parentFolders?: readonly string[];
}

/** The first place that has an AWS provider for this platform. */
export async function findProviderMirror(search: MirrorSearch): Promise<ProviderMirror | undefined> {
  const { root, platform = thisPlatform() } = search;
  for (const place of await places(search)) {
    const path = resolve(root, place);
    const awsVersions = await awsVersionsIn(path, platform);
    if (awsVersions.length > 0) return { path, awsVersions };
  }
  return undefined;
}

/** A Terraform CLI configuration that takes hashicorp/aws from the mirror and from nowhere else. */
export function cliConfiguration(mirrorPath: string): string {
  return `disable_checkpoint = true

provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirrorPath)}
    include = ["${awsProvider}"]
  }
  direct {
    exclude = ["${awsProvider}"]
  }
}
`;
}

async function places({
  env,
  systemFolders = ['/usr/local/share/terraform/plugins', '/usr/share/terraform/plugins'],
  parentFolders = ['/opt'],
  root,
}: MirrorSearch): Promise<string[]> {
  const home = env.HOME ?? homedir();
  const children = await Promise.all(
    parentFolders.map(async (parent) => (await namesIn(parent)).sort().map((name) => join(parent, name))),
  );
  return [
    ...(env.ASHLAR_PROVIDER_MIRROR ? [env.ASHLAR_PROVIDER_MIRROR] : []),
    ...(env.TF_CLI_CONFIG_FILE ? await mirrorsConfiguredIn(resolve(root, env.TF_CLI_CONFIG_FILE)) : []),
    join('terraform.d', 'plugins'),
    join(home, '.terraform.d', 'plugins'),
    join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'terraform', 'plugins'),
    ...systemFolders,
    ...children.flat(),
  ];
}

/** Only `filesystem_mirror` has a `path`, so the blocks around it need no parsing. */
async function mirrorsConfiguredIn(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const paths = text.matchAll(/^(?!\s*(?:#|\/\/)).*?\bpath\s*=\s*"([^"]+)"/gm);
  return [...paths].flatMap(([, path]) => path ?? []);
}

async function awsVersionsIn(mirror: string, platform: string): Promise<string[]> {
  const folder = join(mirror, awsProvider);
  const versions = (await namesIn(folder)).map(async (name) => {
    const [, packedVersion, packedPlatform] = /^terraform-provider-aws_(.+)_(.+_.+)\.zip$/.exec(name) ?? [];
    if (packedVersion) return packedPlatform === platform ? packedVersion : [];
    const files = await namesIn(join(folder, name, platform));
    return files.some((file) => file.startsWith('terraform-provider-aws')) ? name : [];
  });
  const found = (await Promise.all(versions)).flat().filter((version) => valid(version));
  return sort([...new Set(found)]);
}

/** A folder that is absent or closed to us offers nothing. */
function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
