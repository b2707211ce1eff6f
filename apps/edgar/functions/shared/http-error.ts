import type { Answer } from './route.js';

/** A wrong field, in words for who sent it. Never repeats what was sent. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}

interface Details {
  readonly problems?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer other than success, from any depth. `code` is for programs. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    private readonly details: Details = {},
  ) {
    super(message);
  }

  answer(): Answer {
    const { problems, headers } = this.details;
    const error = { code: this.code, message: this.message, ...(problems === undefined ? {} : { problems }) };
    return { status: this.status, body: { error }, ...(headers === undefined ? {} : { headers }) };
  }
}
