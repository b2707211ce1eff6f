import type { Problem } from '@ashlar/core';
import type { Diagnostic, TerraformFailed } from '@ashlar/terraform';
import { stripVTControlCharacters } from 'node:util';
import type { FailureCode } from './deploy-error.js';

/** A diagnostic with its place in the JSON, as Terraform's commands give it. */
export interface LocatedDiagnostic extends Diagnostic {
  readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
  readonly snippet?: {
    readonly context?: string | null;
    /** What the expression refers to. Its `statement` may hold values, and is not read. */
    readonly values?: readonly { readonly traversal: string }[];
  } | null;
}

/** One thing that Terraform complains about. */
export interface Complaint {
  /** In lines, as it was written, without colours and frames. */
  readonly lines: string;
  /** In one line: Terraform breaks its own at 78 characters. */
  readonly text: string;
  /** Of the resource, where it is one's. */
  readonly address: string | undefined;
  /** The stacks whose outputs it speaks of. */
  readonly reads: readonly string[];
}

/** What a complaint means, and what to do. */
export interface Explanation extends Problem {
  readonly code: FailureCode;
}

/** Where it happened. */
export interface FailureContext {
  readonly stack: string;
  /** In which Terraform ran, and runs again to unlock. */
  readonly folder: string;
  /** In which Terraform ran: names of profiles and endpoints are read, never a secret. */
  readonly env: NodeJS.ProcessEnv;
  /** @default - `terraform` */
  readonly terraform?: string;
  /** @default - the time at which it is asked */
  readonly now?: Date;
}

/** Knows one kind of complaint. */
export type KnownFailure = (complaint: Complaint, context: FailureContext) => Explanation | undefined;

export const complaintsOf = ({ diagnostics }: TerraformFailed): Complaint[] =>
  diagnostics.map((diagnostic: LocatedDiagnostic) => {
    const { summary, address, snippet } = diagnostic;
    const lines = withoutFrames([summary, detailOf(diagnostic)].join('\n'));
    const spoken = [lines, address, ...(snippet?.values ?? []).map(({ traversal }) => traversal)].join(' ');
    return { lines, text: oneLine(lines), address, reads: stacksIn(spoken) };
  });

/** Checks whose message a person has written: with values in it, of outputs of other stacks too, which nothing marks. */
const WRITTEN =
  /^(Resource (pre|post)condition|Module output value precondition|Check block assertion) failed|^Invalid value for variable/;

const detailOf = ({ summary, detail = '' }: LocatedDiagnostic) =>
  WRITTEN.test(summary.trim()) && detail !== ''
    ? 'Its message is hidden, because it may hold values: terraform plan prints it'
    : detail;

const stacksIn = (text: string) => [
  ...new Set([...text.matchAll(/cross-stack-reference-input-([\w-]+)/g)].map(([, stack]) => String(stack))),
];

/** What `terraform` draws around its errors when it writes for people. */
const withoutFrames = (text: string) =>
  stripVTControlCharacters(text)
    .replace(/^[│╷╵] ?/gm, '')
    .trim();

export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
