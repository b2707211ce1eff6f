import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { SilentMistake, TerraformStack } from '../engine/index.js';
import { collectFindings } from '../input/collect-findings.js';
import { describeWarning, type Finding, InputError, refuse } from '../input/input-error.js';
import { type AppDefinition, SynthesisRoot } from '../stack/app-definition.js';
import { ProjectStack } from '../stack/project-stack.js';
import { Steps } from '../stack/steps.js';
import { findingsOf, type Judged, judgeAll } from './judge.js';
import { lintTree } from './lint/lint-tree.js';
import { publish } from './publish.js';
import { type SelectedTarget, type Selection, selectTargets } from './select-targets.js';

export interface SynthesisOptions extends Selection {
  /**
   * The folder that receives `manifest.json` and `stacks/<stack>/cdk.tf.json`.
   * @default - what CDKTF_OUTDIR names (cdktf-cli sets it), else `cdktf.out` in the current folder
   */
  readonly outdir?: string | undefined;
  /**
   * The checkout with the folder `apps`.
   * @default - the current folder
   */
  readonly workspace?: string | undefined;
  /**
   * Hears what works and may surprise somebody, after everything was written.
   * @default - it is written to standard error
   */
  readonly warn?: ((warning: Finding) => void) | undefined;
  /** Sees the folder in which everything lies that is about to replace the output. */
  readonly staged?: ((staging: string) => void) | undefined;
}

export interface SynthesizedStack {
  /** `<app>-<environment>-<stack>` */
  readonly name: string;
  readonly app: string;
  readonly environment: string;
  /** Resource blocks; one with `for_each` counts once. */
  readonly resources: number;
  /** Where the JSON lies. */
  readonly file: string;
  /** Names of the stacks that have to be applied before. */
  readonly dependencies: readonly string[];
}

/**
 * Builds the stacks that were asked for and writes their Terraform JSON. Reaches nothing of AWS, and the
 * same sources give the same bytes.
 *
 * The output folder afterwards holds these stacks and no others. When any of them is refused, it stays as it was.
 *
 * @throws InputError with every problem of every stack.
 */
export function synthesize(
  apps: readonly AppDefinition[],
  options: SynthesisOptions = {},
): SynthesizedStack[] {
  const outdir = outputFolder(options.outdir);
  const workspace = resolve(options.workspace ?? '.');
  const targets = selectTargets(apps, options);
  const staging = stagingFor(outdir);
  try {
    const root = new SynthesisRoot({ outdir: staging, stackTraces: false, workspace });
    refuseAny(collectFindings(targets.map((target) => () => build(root, target))));
    const stacks = stacksOf(root);
    refuseAny(lintTree(root));
    write(root);
    // Again: aspects have run since.
    refuseAny([...root.findings, ...lintTree(root)]);
    const written = judgeAll(staging);
    refuseAny(findingsOf(written));
    options.staged?.(staging);
    publish(staging, outdir);
    root.warnings.forEach(options.warn ?? say);
    return stacks.map((stack) => describe(stack, outdir, written));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Where a synthesis writes to that was asked for this folder, or for none. */
export const outputFolder = (asked?: string): string =>
  resolve(asked ?? process.env['CDKTF_OUTDIR'] ?? 'cdktf.out');

const say = (warning: Finding) => void process.stderr.write(`${describeWarning(warning)}\n`);

/** A folder beside the output, so that moving the files there is a rename. */
function stagingFor(outdir: string): string {
  const where = 'the output folder';
  const taken = existsSync(outdir) && !statSync(outdir).isDirectory();
  refuse(where, taken ? [{ what: `${outdir} is a file`, fix: 'name a folder' }] : []);
  try {
    mkdirSync(dirname(outdir), { recursive: true });
    return mkdtempSync(join(dirname(outdir), '.synthesis-'));
  } catch (error) {
    const what = `nothing can be written beside ${outdir}: ${(error as Error).message}`;
    throw new InputError([{ where, problems: [{ what, fix: 'name a folder that you may write' }] }]);
  }
}

function build(root: SynthesisRoot, { app, environment }: SelectedTarget): void {
  const steps = new Steps();
  refuseAny(steps.run(() => app.build({ app: app.name, environment, root, step: steps.step })));
}

const stacksOf = (root: SynthesisRoot) =>
  root.node
    .findAll()
    .filter((node): node is ProjectStack => TerraformStack.isStack(node) && node instanceof ProjectStack);

/** The engine stops at the first stack that fails its own validations; its message says which. */
function write(root: SynthesisRoot): void {
  try {
    root.synth();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const problem =
      error instanceof SilentMistake
        ? { what: error.what, fix: error.fix }
        : { what: error.message, fix: 'set ASHLAR_DEBUG=1 to see where it happened' };
    refuseAny([{ where: 'the synthesis', problems: [problem] }], error);
  }
}

function refuseAny(findings: readonly Finding[], cause?: Error): void {
  if (findings.length === 0) return;
  const error = new InputError(findings);
  if (cause !== undefined) error.cause = cause;
  throw error;
}

function describe(stack: ProjectStack, outdir: string, written: readonly Judged[]): SynthesizedStack {
  const found = written.find(({ name }) => name === stack.node.id);
  if (found === undefined) throw new Error(`${stack.node.id} was not written`);
  return {
    name: found.name,
    app: stack.app,
    environment: stack.environment.name,
    resources: found.resources,
    file: join(outdir, found.file),
    dependencies: found.dependencies,
  };
}
