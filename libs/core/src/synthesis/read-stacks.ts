import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
    const json = JSON.parse(readFileSync(join(outdir, synthesizedStackPath), 'utf8')) as TerraformJson;
    yield { name, file: synthesizedStackPath, dependencies, json };
  }
}
