import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenStack } from '@ashlar/graph';
import type { PlanJson } from '@ashlar/graph';
import type { ProgressLine, TerraformRoot } from '@ashlar/terraform';
import { emptyReport, type StackReport } from './report/rehearsal-report.js';
import { documentedCommands, runCommands } from './terraform/documented-commands.js';
import { readDrift } from './emulator/drift.js';

export interface StateBackendOptions {
  readonly stack: WrittenStack;
  readonly root: TerraformRoot;
  /** The project's folder, where `apps/state/README.md` says how the backend comes and goes. */
  readonly projectRoot: string;
  readonly base: string;
  readonly binary: string;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: ProgressLine;
}

/** The bucket and the table that hold every state, made and unmade with the very commands of the README. */
export class StateBackend {
  readonly report: StackReport;

  constructor(private readonly options: StateBackendOptions) {
    this.report = emptyReport(options.stack.name);
  }

  get failed(): boolean {
    return this.report.problems.length > 0;
  }

  /** The first apply has no backend yet: local state first, then moved into the bucket that it made. */
  async build(): Promise<void> {
    const { root } = this.options;
    await this.timed('apply', () => this.run('bootstrap'));
    await this.timed('plan again', async () => {
      const again = await root.plan('again.tfplan');
      const { emulator, unexplained } = readDrift(again);
      this.report.instances = managed(again);
      this.report.carried = this.report.instances;
      this.report.applied = (await root.stateList()).length;
      this.report.emulatorDrift = emulator;
      this.report.problems.push(...unexplained);
      this.report.converged = unexplained.length === 0;
    });
  }

  async destroy(): Promise<void> {
    await this.timed('destroy', async () => {
      await this.run('undo');
      this.report.destroyed = this.report.applied - this.leftInFile();
    });
  }

  /** Instances in the file into which the last commands moved the state. */
  private leftInFile(): number {
    const state = JSON.parse(readFileSync(this.options.root.path('terraform.tfstate'), 'utf8')) as StateFile;
    return state.resources.reduce((sum, { instances }) => sum + instances.length, 0);
  }

  private async run(word: string): Promise<void> {
    const { projectRoot, base, binary, env, stack } = this.options;
    const commands = documentedCommands(join(projectRoot, 'apps/state/README.md'), word);
    await runCommands(commands, { base, binary, env: { ...env, STACK: stack.name } });
  }

  private async timed(phase: 'apply' | 'plan again' | 'destroy', work: () => Promise<void>): Promise<void> {
    if (this.failed) return;
    const started = performance.now();
    await work().catch((error: Error) => void this.report.problems.push(error.message));
    const seconds = (performance.now() - started) / 1000;
    this.report.seconds[phase] = seconds;
    this.options.progress.done(this.options.stack.name, phase, seconds, this.failed ? 'failed' : '');
  }
}

interface StateFile {
  readonly resources: readonly { readonly instances: readonly unknown[] }[];
}

/** All instances of a plan, changed or not. */
const managed = ({ resource_changes: changes = [] }: PlanJson) =>
  changes.filter(({ mode }) => mode === 'managed').length;
