import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { TerraformJson, WrittenStack } from '@ashlar/graph';

interface Manifest {
  readonly stacks: Readonly<Record<string, ManifestEntry>>;
}

interface ManifestEntry {
  readonly name: string;
  readonly synthesizedStackPath: string;
  readonly dependencies: readonly string[];
}

/** Every stack that the manifest of an output folder lists. */
export const readStacks = (outdir: string): WrittenStack[] => [...eachStack(outdir)];

/** The same one after the other, for who need not have all of them at once. */
export function* eachStack(outdir: string): Generator<WrittenStack> {
  const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as Manifest;
  for (const { name, synthesizedStackPath, dependencies } of Object.values(manifest.stacks)) {
    const file = join(outdir, synthesizedStackPath);
    const json = JSON.parse(readFileSync(file, 'utf8')) as TerraformJson;
    const assets = assetsBeside(dirname(file));
    yield {
      name,
      file: synthesizedStackPath,
      dependencies,
      json,
      ...(assets === undefined ? {} : { assets }),
    };
  }
}

function assetsBeside(folder: string): Record<string, Uint8Array> | undefined {
  if (!existsSync(join(folder, 'assets'))) return undefined;
  const files = readdirSync(join(folder, 'assets'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(files.map((file) => [relative(folder, file), readFileSync(file)]));
}
