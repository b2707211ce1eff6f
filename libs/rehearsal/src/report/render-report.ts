import Table from 'cli-table3';
import { hasPassed, phases, type RehearsalReport, type StackReport } from './rehearsal-report.js';

/** The end of a rehearsal for people: a row a stack, then what was left out, noted and wrong. */
export function renderReport(report: RehearsalReport): string {
  const table = new Table({
    head: [
      'stack',
      'instances',
      'applied',
      'unchanged',
      'destroyed',
      'left out',
      ...phases.map((phase) => `${phase} s`),
    ],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', ...Array.from({ length: 5 + phases.length }, () => 'right' as const)],
  });
  for (const stack of report.stacks) {
    const { instances, applied, destroyed, converged, leftOut, seconds } = stack;
    const times = phases.map((phase) => seconds[phase]?.toFixed(1) ?? '-');
    table.push([
      stack.stack,
      instances,
      applied,
      converged ? applied : 'no',
      destroyed,
      leftOut.length,
      ...times,
    ]);
  }
  const failed = report.stacks.filter((stack) => !hasPassed(stack)).length;
  const verdict = failed === 0 ? 'passed' : `failed (${failed} of ${report.stacks.length} stacks)`;
  return [
    table.toString(),
    ...report.stacks.flatMap(remarks),
    `On ${report.emulator}, Terraform ${report.terraform}, AWS provider ${report.provider}. The emulator enforces no`,
    'permissions and checks few values: this shows that the stacks are complete, ordered and converge, not that AWS',
    'accepts every value.',
    `Rehearsal of ${report.app} ${report.environment}: ${verdict}`,
  ].join('\n');
}

function remarks({ stack, leftOut, emulatorDrift, notes, problems }: StackReport): string[] {
  return [
    ...leftOut.map(({ address, reason }) => `${stack}: left out ${address}: ${reason}`),
    ...emulatorDrift.map(
      ({ address, attribute, reason }) => `${stack}: ${address}.${attribute} drifts: ${reason}`,
    ),
    ...notes.map((note) => `${stack}: ${note}`),
    ...problems.map((problem) => `${stack}: FAILED ${problem.replaceAll('\n', '\n  ')}`),
  ];
}
