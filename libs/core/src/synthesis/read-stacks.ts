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
export function readStacks(outdir: string): WrittenStack[] {
  const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as Manifest;
  return Object.values(manifest.stacks).map(({ name, synthesizedStackPath, dependencies }) => ({
    name,
    file: synthesizedStackPath,
    dependencies,
    json: JSON.parse(readFileSync(join(outdir, synthesizedStackPath), 'utf8')) as TerraformJson,
  }));
}
