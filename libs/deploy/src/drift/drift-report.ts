import type { DriftIgnore } from './drift-ignore.js';
import type { DriftedResource } from './drift-of.js';
import type { StackDrift } from './drift-stacks.js';
import type { UnappliedChange } from './unapplied-of.js';

/** Of any cause: by hand, by the provider, or code that is not applied. */
export const hasDrift = (all: readonly StackDrift[]) => all.some(differs);

const differs = ({ drift = [], unapplied = [] }: StackDrift) => drift.length + unapplied.length > 0;

/** What is no longer as Terraform left it or as the code says, by cause, for people. Failures last, where the eye is. */
export function driftReport(all: readonly StackDrift[]): string {
  const read = all.filter(({ drift }) => drift !== undefined);
  return [
    ...read.filter(differs).map(stackInWords),
    ...(read.length === 0 ? [] : [totalOf(read)]),
    ...all.flatMap(({ stack, drift, error }) =>
      drift === undefined && error === undefined ? [`${stack} was not compared: interrupted`] : [],
    ),
    ...all.flatMap(({ error }) => error?.message ?? []),
  ].join('\n\n');
}

function stackInWords({ stack, drift = [], unapplied = [] }: StackDrift): string {
  const of = (cause: DriftedResource['cause']) => drift.filter((resource) => resource.cause === cause);
  return [
    `${stack}:`,
    ...block('changed outside of Terraform', of('hand').map(lineOf)),
    ...block('read otherwise by this version of the provider', of('provider').map(lineOf)),
    ...block('in the code, and not applied', unapplied.map(unappliedLine)),
  ].join('\n');
}

const block = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [`  ${title}:`, ...lines.map((line) => `    ${line}`)];

const lineOf = ({ address, what, attributes }: DriftedResource) =>
  what === 'deleted' ? `- ${address}  deleted` : `~ ${address}  ${attributes.join(', ')}`;

const unappliedLine = ({ address, action, attributes }: UnappliedChange) =>
  `${action} ${address}${attributes.length === 0 ? '' : `  ${attributes.join(', ')}`}`;

function totalOf(read: readonly StackDrift[]): string {
  const stacks = `${read.length} stack${read.length === 1 ? '' : 's'} compared with AWS`;
  const count = (has: (drift: StackDrift) => boolean) => read.filter(has).length;
  const by = (cause: DriftedResource['cause']) =>
    count(({ drift = [] }) => drift.some((resource) => resource.cause === cause));
  const [hand, provider] = [by('hand'), by('provider')];
  const code = count(({ unapplied = [] }) => unapplied.length > 0);
  const ignored = read.reduce((sum, stack) => sum + (stack.ignored ?? []).length, 0);
  return [
    hand + provider + code === 0 ? `${stacks}, no drift` : stacks,
    ...(ignored === 0 ? [] : [`${ignored} ignored`]),
    ...(hand === 0
      ? []
      : [`${hand} changed by hand: an apply sets that back; what shall stay belongs into the code`]),
    ...(provider === 0
      ? []
      : [`${provider} read otherwise by the provider: an apply brings their states up to date`]),
    ...(code === 0 ? [] : [`${code} with code that is not applied: \`ashlar plan\` shows it`]),
  ].join('\n  ');
}

/** Entries of an ignore file that nothing was like, when everything was compared. */
export const unusedIgnores = (ignores: readonly DriftIgnore[], all: readonly StackDrift[]): DriftIgnore[] => {
  const used = new Set(all.flatMap(({ ignored = [] }) => ignored.flatMap(({ by }) => by)));
  return ignores.filter((ignore) => !used.has(ignore));
};

/** The same for programs. */
export const driftJson = (all: readonly StackDrift[]): string =>
  JSON.stringify(
    all.map(({ stack, seconds, drift, unapplied, ignored = [], error }) => ({
      stack,
      seconds: Math.round(seconds * 10) / 10,
      ...(drift === undefined ? {} : { drift, unapplied }),
      ...(ignored.length === 0 ? {} : { ignored }),
      ...(error === undefined ? {} : { error: error.message }),
    })),
    null,
    2,
  );
