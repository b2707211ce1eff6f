import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { StackJson } from '@ashlar/graph';
import { thisPlatform } from '../toolchain/platform.js';
import { mayShare } from './may-share.js';
import { SharedProvider } from './shared-provider.js';

/** Runs work for an initialized stack with the environment that gives it its provider. */
export type LendProvider = <T>(
  stack: StackJson,
  folder: string,
  work: (env: NodeJS.ProcessEnv) => Promise<T>,
) => Promise<T>;

/** Terraform starts a process for each step that needs one, three for a plan. */
export const ownProvider: LendProvider = (_stack, _folder, work) => work({});

/**
 * Provider processes that are kept for the next stack. Each serves one stack at a time: what a plan configures
 * (region, default tags) is overwritten by the next, and never met by it.
 */
export class ProviderPool {
  private readonly idle = new Map<string, SharedProvider[]>();
  private readonly all: SharedProvider[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** How many processes were started. */
  get started(): number {
    return this.all.length;
  }

  readonly lend: LendProvider = async (stack, folder, work) => {
    const binary = mayShare(stack.json) ? awsProviderIn(folder) : undefined;
    if (binary === undefined) return work({});
    const idle = this.idle.get(binary) ?? [];
    this.idle.set(binary, idle);
    // One that can't be kept is no reason to fail: Terraform starts its own.
    const provider = idle.pop() ?? (await this.start(binary).catch(() => undefined));
    if (provider === undefined) return work({});
    try {
      return await work(provider.env);
    } finally {
      if (provider.isUsable) idle.push(provider);
    }
  };

  async close(): Promise<void> {
    await Promise.all(this.all.map((provider) => provider.stop()));
  }

  private async start(binary: string): Promise<SharedProvider> {
    const provider = await SharedProvider.start(binary, this.env);
    this.all.push(provider);
    return provider;
  }
}

/** The program of the AWS provider that `terraform init` has put into a folder. */
function awsProviderIn(folder: string): string | undefined {
  const versions = join(folder, '.terraform/providers/registry.terraform.io/hashicorp/aws');
  const [version, ...others] = existsSync(versions) ? readdirSync(versions) : [];
  if (version === undefined || others.length > 0) return undefined;
  const programs = join(versions, version, thisPlatform());
  const name = readdirSync(programs).find((file) => file.startsWith('terraform-provider-aws'));
  return name === undefined ? undefined : realpathSync(join(programs, name));
}
