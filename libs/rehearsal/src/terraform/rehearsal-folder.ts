import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TerraformJson, WrittenStack } from '@ashlar/graph';
import { emulatorOverride, OVERRIDE_FILE } from '@ashlar/terraform';

export interface RehearsalFolderOptions {
  /** Where `cdktf.out/stacks/<stack>` is made, so that commands of a README fit. */
  readonly base: string;
  readonly stack: string;
  readonly json: TerraformJson;
  /** What lies beside its JSON, by the path from there. */
  readonly assets?: WrittenStack['assets'] | undefined;
  /** Version of the AWS provider that a mirror has. @default - what the stack asks for */
  readonly providerVersion: string | undefined;
}

/** A folder with a stack's JSON and what only a rehearsal needs beside it. */
export function rehearsalFolder({
  base,
  stack,
  json,
  assets = {},
  providerVersion,
}: RehearsalFolderOptions): string {
  const folder = join(base, 'cdktf.out', 'stacks', stack);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(json, null, 2));
  writeFileSync(
    join(folder, OVERRIDE_FILE),
    JSON.stringify(emulatorOverride(json, providerVersion), null, 2),
  );
  for (const [path, content] of Object.entries(assets)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
