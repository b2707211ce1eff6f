import type { DeployError, FailureCode } from '../failures/deploy-error.js';

/** One thing that was looked at. */
export interface Check {
  /** `terraform`, `locks`: what was looked at. */
  readonly name: string;
  /** `beware` stands in nobody's way; `unknown` was not looked at, because something else is in the way. */
  readonly state: 'ok' | 'beware' | 'problem' | 'unknown';
  readonly what: string;
  readonly fix?: string;
  /** Of a problem. */
  readonly code?: FailureCode;
}

export const ok = (name: string, what: string): Check => ({ name, state: 'ok', what });

export const beware = (name: string, what: string, fix: string): Check => ({
  name,
  state: 'beware',
  what,
  fix,
});

export const unknown = (name: string, what: string): Check => ({ name, state: 'unknown', what });

export const problem = (name: string, what: string, fix: string, code: FailureCode): Check => ({
  ...{ name, state: 'problem', what, fix, code },
});

/** A failure of Terraform, as checks: one for each thing that is wrong. */
export const problemsOf = (name: string, { findings, exitCode }: DeployError): Check[] =>
  findings.flatMap(({ problems }) => problems.map(({ what, fix }) => problem(name, what, fix, exitCode)));
