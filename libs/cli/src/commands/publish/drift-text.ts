/** A stack as `ashlar drift --json` prints it: names, never values. */
export interface DriftRow {
  readonly stack: string;
  readonly drift?: readonly {
    readonly address: string;
    readonly what: string;
    readonly attributes: readonly string[];
    readonly cause?: string;
  }[];
  /** What the code says and nobody has applied. */
  readonly unapplied?: readonly {
    readonly address: string;
    readonly action: string;
    readonly attributes: readonly string[];
  }[];
  readonly error?: string;
}

const MOST = 100;

/** The text of the issue of a stack, or nothing when AWS is as Terraform left it. What is unapplied alone is no drift. */
export function driftText(
  { drift = [], unapplied = [] }: DriftRow,
  link: string | undefined,
): string | undefined {
  if (drift.length === 0) return undefined;
  const changed = drift.map(
    ({ address, what, attributes, cause }) =>
      `- ${code(address)} ${what === 'deleted' ? 'was deleted' : `differs in ${attributes.map(code).join(', ')}`}${causeOf(cause)}`,
  );
  const pending = unapplied.map(
    ({ address, action, attributes }) =>
      `- ${code(address)}: ${action}${attributes.length === 0 ? '' : ` (${attributes.map(code).join(', ')})`}`,
  );
  return [
    'AWS is no longer as Terraform left it:',
    '',
    ...shortened(changed),
    ...(pending.length === 0
      ? []
      : ['', 'Besides, the code says what nobody has applied:', '', ...shortened(pending)]),
    '',
    'An apply sets it back; what shall stay belongs into the code. This issue closes itself when nothing differs any more.',
    ...(link === undefined ? [] : ['', `[The log](<${link}>).`]),
  ].join('\n');
}

const causeOf = (cause: string | undefined) => {
  if (cause === 'provider') return ' (the provider reads it differently since its last version)';
  return cause === 'hand' ? ' (changed by hand, or by another program)' : '';
};

/** Addresses and names of attributes come from states: nothing in them is more than text. */
const code = (text: string) => `\`${text.replace(/[`\r\n]/g, "'")}\``;

const shortened = (lines: readonly string[]) =>
  lines.length <= MOST ? lines : [...lines.slice(0, MOST), `- and ${lines.length - MOST} more`];
