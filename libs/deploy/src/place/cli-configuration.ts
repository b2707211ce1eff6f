import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { cliConfiguration, type ProviderMirror } from '@ashlar/terraform';
import { keepFile } from './work-folder.js';

export interface CliConfigurationOptions {
  /** Where the configuration and fetched providers may be kept. */
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
  /** A mirror that has what the stacks ask for. */
  readonly mirror: ProviderMirror | undefined;
}

/**
 * What Terraform's TF_CLI_CONFIG_FILE should be: a person's own configuration wins, then a mirror; else each provider
 * is fetched from the registry once for all stacks.
 */
export function terraformCliConfiguration({
  cache,
  env,
  mirror,
}: CliConfigurationOptions): string | undefined {
  const named = env['TF_CLI_CONFIG_FILE'];
  // Terraform runs in other folders.
  if (named && existsSync(named)) return resolve(named);
  if (existsSync(join(env['HOME'] ?? homedir(), '.terraformrc'))) return undefined;
  const providers = env['TF_PLUGIN_CACHE_DIR'] ?? join(cache, 'providers');
  mkdirSync(providers, { recursive: true });
  const file = join(cache, mirror ? 'mirror.terraformrc' : 'registry.terraformrc');
  keepFile(file, mirror ? cliConfiguration(mirror.path) : fromRegistry(providers));
  return file;
}

const fromRegistry = (providers: string) =>
  `disable_checkpoint = true\nplugin_cache_dir = ${JSON.stringify(providers)}\n`;
