import { stripVTControlCharacters } from 'node:util';
import type { StackJson } from '@ashlar/graph';
import type { TerraformFailed } from '@ashlar/terraform';
import type { LocatedDiagnostic } from '../failures/complaint.js';
import { printable } from '../failures/printable.js';

/** Something that Terraform finds invalid, and where. */
export interface Invalidity {
  /** `resource.aws_route53_zone.zone`, as Terraform says it, or the file when it is about that. */
  readonly where: string;
  /** The construct whose code has to change: `shop-dns/zone`. */
  readonly construct?: string;
  readonly what: string;
}

export const invaliditiesOf = (
  { diagnostics }: TerraformFailed,
  stack: Pick<StackJson, 'json'>,
): Invalidity[] =>
  diagnostics
    .filter(({ severity = 'error' }) => severity === 'error')
    .map((diagnostic: LocatedDiagnostic) => {
      const { summary, detail = '', address, snippet, range } = diagnostic;
      const context = snippet?.context ?? address;
      const line = range === undefined ? '' : `${range.filename} line ${range.start.line}`;
      const construct = constructOf(context ?? '', stack);
      return {
        where: [context, line].filter(Boolean).join(', ') || 'somewhere in the stack',
        ...(construct === undefined ? {} : { construct }),
        what: printable(stripVTControlCharacters([summary, detail].filter(Boolean).join(': '))),
      };
    });

/** The engine writes beside each resource from which construct it comes. */
function constructOf(context: string, { json }: Pick<StackJson, 'json'>): string | undefined {
  const [kind, type, name] = context.split('.');
  if (!kind || !type || !name) return undefined;
  const blocks = (json as Readonly<Record<string, unknown>>)[kind] as
    | Readonly<Record<string, Readonly<Record<string, { '//'?: { metadata?: { path?: string } } }>>>>
    | undefined;
  return blocks?.[type]?.[name]?.['//']?.metadata?.path;
}
