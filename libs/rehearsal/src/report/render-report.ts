import Table from 'cli-table3';
import { hasPassed, phases, type RehearsalReport, type StackReport } from './rehearsal-report.js';
import { tallyLine } from './tally.js';

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
    tallyLine(report.total),
    `On ${report.emulator}, Terraform ${report.terraform}, AWS provider ${report.provider}. The emulator enforces no`,
    'permissions and checks few values: this shows that the stacks are complete, ordered and converge, not that AWS',
    'accepts every value.',
    `Rehearsal of ${report.app} ${report.environment}: ${verdict}`,
  ].join('\n');
}

function remarks(report: StackReport): string[] {
  const { stack, leftOut, emulatorDrift, helped, lifted, notes, problems } = report;
  return [
    ...leftOut.map(({ address, reason }) => `${stack}: left out ${address}: ${reason}`),
    ...emulatorDrift.map(
      ({ address, attribute, reason }) => `${stack}: ${address}.${attribute} drifts: ${reason}`,
    ),
    ...groups(helped, ({ type }) => type).map(
      ([type, [first, ...others]]) =>
        `${stack}: ${1 + others.length} ${type} passed only with help: ${first.reason}`,
    ),
    ...groups(lifted, ({ argument }) => argument).map(
      ([argument, of]) =>
        `${stack}: ${argument} was lifted before the destroy, of ${of.length}: ${of.map(({ address }) => address).join(', ')}`,
    ),
    ...notes.map((note) => `${stack}: ${note}`),
    ...problems.map((problem) => `${stack}: FAILED ${problem.replaceAll('\n', '\n  ')}`),
  ];
}

/** What has the same key, by that key, in the order of the first. */
function groups<T>(items: readonly T[], key: (item: T) => string): [string, [T, ...T[]]][] {
  const found = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = found.get(key(item));
    if (group === undefined) found.set(key(item), [item]);
    else group.push(item);
  }
  return [...found];
}
