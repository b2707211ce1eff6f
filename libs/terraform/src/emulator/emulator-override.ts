import type { TerraformJson } from '@ashlar/graph';

/** Terraform merges files of this ending over the others: what was synthesized stays as it is. */
export const OVERRIDE_FILE = 'rehearsal_override.tf.json';

/** What an emulator changes about a stack: the version of the provider, and how it talks. */
export function emulatorOverride(json: TerraformJson, providerVersion: string | undefined) {
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
