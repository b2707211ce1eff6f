import { writeFileSync } from 'node:fs';
import type { TerraformJson } from '@ashlar/graph';
import { effectiveChanges, type ProgressLine, type TerraformRoot } from '@ashlar/terraform';
import { applyThroughFaults } from './apply-through-faults.js';
import { readDrift } from './emulator/drift.js';
import { leaveOut, type LeftOut, type MissingOutput } from './emulator/leave-out.js';
import { helped, type Help } from './emulator/limits.js';
import { liftProtections } from './protections/lift-protections.js';
import { protectionsOf } from './protections/protections.js';
import type { FittedStack } from './rehearsal-place.js';
import { helpedIn } from './report/helped-in.js';
import { emptyReport, type Phase, type StackReport } from './report/rehearsal-report.js';

const PLAN = 'rehearsal.tfplan';

/** One stack on its way through a rehearsal. */
export class StackRehearsal {
  readonly name: string;
  readonly dependencies: readonly string[];
  readonly report: StackReport;
  /** Outputs that this stack can't give, because what they describe was left out. */
  missingOutputs: readonly MissingOutput[] = [];
  private json: TerraformJson;
  /** Resources that can't even be planned here, because the provider is too old for their types. */
  private readonly tooNew: readonly LeftOut[];

  constructor(
    { stack, tooNew, notes }: FittedStack,
    private readonly root: TerraformRoot,
    private readonly progress: ProgressLine,
    private readonly help: readonly Pick<Help, 'type' | 'argument' | 'reason'>[] = helped,
  ) {
    this.name = stack.name;
    this.dependencies = stack.dependencies;
    this.json = stack.json;
    this.tooNew = tooNew;
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

  /**
   * Destroys what was built, even after a failure; what was never planned has nothing to destroy. What protects it
   * is lifted first, after Terraform has refused to destroy what must not be.
   */
  async destroy(): Promise<void> {
    if (this.report.seconds.plan === undefined) return;
    if (protectionsOf(this.json).length > 0) await this.phase('lift', () => this.lift(), true);
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
    const { json, leftOut, missingOutputs: missing } = leaveOut(this.json, missingOutputs);
    this.missingOutputs = missing.map((output) => ({ stack: this.name, output }));
    if (leftOut.length > 0) {
      this.json = json;
      writeFileSync(this.root.path('cdk.tf.json'), JSON.stringify(json, null, 2));
      this.report.carried = effectiveChanges(await this.root.plan(PLAN)).length;
      this.report.leftOut = [...this.tooNew, ...leftOut];
      this.report.notes.push(
        `${this.report.carried} of ${this.report.instances} resource instances can be applied`,
      );
    }
    const { created, fault } = await applyThroughFaults(this.root, PLAN, this.counter('apply'));
    if (fault !== undefined) this.report.notes.push(`applied twice: ${fault} is a passing fault of moto`);
    this.report.applied = created;
    return `${created} resource instances`;
  }

  private async compare(): Promise<string> {
    const plan = await this.root.plan(PLAN);
    const { emulator, unexplained } = readDrift(plan);
    this.report.emulatorDrift = emulator;
    this.report.helped = helpedIn(plan, this.json, this.help);
    this.report.problems.push(...unexplained);
    this.report.converged = unexplained.length === 0;
    return unexplained.length === 0 ? 'no changes' : `${unexplained.length} changes`;
  }

  private async lift(): Promise<string> {
    const { lifted, unprotected } = await liftProtections(this.root, this.json);
    this.report.lifted = lifted;
    this.report.problems.push(
      ...unprotected.map((address) => `${address} would be destroyed, in spite of its prevent_destroy`),
    );
    return `${lifted.length} protections`;
  }

  private counter(phase: Phase) {
    return (finished: number) => this.progress.running(this.name, phase, finished, this.report.instances);
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
    this.progress.done(this.name, phase, seconds, remark);
  }
}
