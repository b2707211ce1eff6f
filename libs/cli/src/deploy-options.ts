import type { Command } from 'commander';

/** What every command that runs Terraform in several stacks understands, as it was typed. */
export interface DeployOptions {
  readonly skipSynth?: boolean;
  readonly memory?: string;
  readonly parallelism?: string;
  readonly lockTimeout?: string;
}

export const withDeployOptions = (command: Command): Command =>
  command
    .option('--skip-synth', 'use the Terraform JSON that lies in cdktf.out')
    .option('--memory <MB>', 'what all Terraforms may use together (default: half of what is free)')
    .option('--parallelism <n>', 'resources that Terraform works on at once within a stack (default: 10)')
    .option('--lock-timeout <time>', "how long to wait for somebody's lock: 60s, 10m (default: not at all)");
