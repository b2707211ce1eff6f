import { stripVTControlCharacters } from 'node:util';

/** A line of `terraform … -json`, as far as it is used. */
export interface Message {
  readonly type?: string;
  readonly diagnostic?: Diagnostic;
  readonly hook?: { readonly action?: string };
}

export interface Diagnostic {
  readonly severity?: string;
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
}

/** A command of Terraform that failed, with what it complained about. */
export class TerraformFailed extends Error {
  override readonly name = 'TerraformFailed';

  constructor(
    readonly command: string,
    readonly diagnostics: readonly Diagnostic[],
  ) {
    super(`terraform ${command}: ${diagnostics.map(describe).join('\n')}`);
  }
}

const describe = ({ summary, detail = '', address }: Diagnostic) =>
  [
    address && `${address}: `,
    stripVTControlCharacters(summary).trim(),
    detail && `\n  ${detail.trim().replaceAll('\n', '\n  ')}`,
  ].join('');
