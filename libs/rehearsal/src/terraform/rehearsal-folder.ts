import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformJson } from '@ashlar/graph';

/** Terraform merges files of this ending over the others: what was synthesized stays as it is. */
const OVERRIDE = 'rehearsal_override.tf.json';

export interface RehearsalFolderOptions {
  /** Where `cdktf.out/stacks/<stack>` is made, so that commands of a README fit. */
  readonly base: string;
  readonly stack: string;
  readonly json: TerraformJson;
  /** Version of the AWS provider that a mirror has. @default - what the stack asks for */
  readonly providerVersion: string | undefined;
}

/** A folder with a stack's JSON and what only a rehearsal needs beside it. */
export function rehearsalFolder({ base, stack, json, providerVersion }: RehearsalFolderOptions): string {
  const folder = join(base, 'cdktf.out', 'stacks', stack);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(json, null, 2));
  writeFileSync(join(folder, OVERRIDE), JSON.stringify(rehearsalOverride(json, providerVersion), null, 2));
  return folder;
}

/** What a rehearsal changes: the version of the provider, and how it talks to an emulator. */
export function rehearsalOverride(json: TerraformJson, providerVersion: string | undefined) {
  const providers = (json['provider'] as { aws?: { alias?: string }[] } | undefined)?.aws ?? [];
  return {
    ...(providerVersion === undefined
      ? {}
      : {
          terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: providerVersion } } },
        }),
    provider: {
      aws: providers.map(({ alias }) => ({
        ...(alias === undefined ? {} : { alias }),
        // What the emulator lacks is answered with 501, which nobody repeats; a connection that was lost is worth it.
        max_retries: 5,
        // Buckets are folders of one host there.
        s3_use_path_style: true,
      })),
    },
  };
}
