import { writeFileSync } from 'node:fs';
import type { WrittenStack } from '@ashlar/core';
import { readDrift } from './emulator/drift.js';
import { leaveOut, type LeftOut, type MissingOutput } from './emulator/leave-out.js';
import type { ProgressLine } from './report/progress-line.js';
import { emptyReport, type Phase, type StackReport } from './report/rehearsal-report.js';
import { TerraformFailed } from './terraform/messages.js';
import { effectiveChanges } from './terraform/plan.js';
import type { TerraformRoot } from './terraform/terraform-root.js';

/** About one create of a security group in twenty large applies fails on moto with one of these. */
const PASSING_FAULTS = /InvalidGroup\.Duplicate|InvalidPermission\.NotFound/;

const PLAN = 'rehearsal.tfplan';

/** One stack on its way through a rehearsal. */
export class StackRehearsal {
  readonly report: StackReport;
  /** Outputs that this stack can't give, because what they describe was left out. */
  missingOutputs: readonly MissingOutput[] = [];

  constructor(
    readonly stack: WrittenStack,
    private readonly root: TerraformRoot,
    private readonly progress: ProgressLine,
    /** Resources that can't even be planned here, because the provider is too old for their types. */
    private readonly tooNew: readonly LeftOut[] = [],
    notes: readonly string[] = [],
  ) {
    this.report = emptyReport(stack.name);
    this.report.leftOut = tooNew;
    this.report.notes.push(...notes);
  }

  get failed(): boolean {
    return this.report.problems.length > 0;
  }

  /** Plans all of it; then applies what the emulator carries, and plans again. */
  async build(missingOutputs: readonly MissingOutput[]): Promise<void> {
    await this.phase('init', () => this.root.init());
    await this.phase('validate', () => this.root.validate());
    await this.phase('plan', async () => {
      const plan = await this.root.plan(PLAN);
      this.report.carried = effectiveChanges(plan).length;
      this.report.instances = this.report.carried + this.tooNew.length;
      return `${this.report.instances} resource instances`;
    });
    await this.phase('apply', () => this.apply(missingOutputs));
    await this.phase('plan again', async () => this.compare());
  }

  /** Destroys what was built, even after a failure; what was never planned has nothing to destroy. */
  async destroy(): Promise<void> {
    if (this.report.seconds.plan === undefined) return;
    await this.phase(
      'destroy',
      async () => {
        const { destroyed } = await this.root.destroy(this.counter('destroy'));
        this.report.destroyed += destroyed;
        return `${destroyed} resource instances`;
      },
      true,
    );
  }

  private async apply(missingOutputs: readonly MissingOutput[]): Promise<string> {
    const { json, leftOut, missingOutputs: missing } = leaveOut(this.stack.json, missingOutputs);
    this.missingOutputs = missing.map((output) => ({ stack: this.stack.name, output }));
    if (leftOut.length > 0) {
      writeFileSync(this.root.path('cdk.tf.json'), JSON.stringify(json, null, 2));
      this.report.carried = effectiveChanges(await this.root.plan(PLAN)).length;
      this.report.leftOut = [...this.tooNew, ...leftOut];
      this.report.notes.push(
        `${this.report.carried} of ${this.report.instances} resource instances can be applied`,
      );
    }
    try {
      this.report.applied = (await this.root.apply(PLAN, this.counter('apply'))).created;
    } catch (error) {
      if (!(error instanceof TerraformFailed) || !PASSING_FAULTS.test(error.message)) throw error;
      this.report.notes.push(
        `applied twice: ${PASSING_FAULTS.exec(error.message)?.[0]} is a passing fault of moto`,
      );
      await this.root.plan(PLAN);
      await this.root.apply(PLAN, this.counter('apply'));
      this.report.applied = (await this.root.stateList()).length;
    }
    return `${this.report.applied} resource instances`;
  }

  private async compare(): Promise<string> {
    const { emulator, unexplained } = readDrift(await this.root.plan(PLAN));
    this.report.emulatorDrift = emulator;
    this.report.problems.push(...unexplained);
    this.report.converged = unexplained.length === 0;
    return unexplained.length === 0 ? 'no changes' : `${unexplained.length} changes`;
  }

  private counter(phase: Phase) {
    return (finished: number) =>
      this.progress.running(this.stack.name, phase, finished, this.report.instances);
  }

  /** Runs a phase unless an earlier one failed; what goes wrong ends in the report, not in an exception. */
  private async phase(phase: Phase, work: () => Promise<string | void>, always = false): Promise<void> {
    if (this.failed && !always) return;
    const started = performance.now();
    let remark = '';
    try {
      remark = (await work()) ?? '';
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.report.problems.push(error.message);
      remark = 'failed';
    }
    const seconds = (performance.now() - started) / 1000;
    this.report.seconds[phase] = seconds;
    this.progress.done(this.stack.name, phase, seconds, remark);
  }
}
