/** An issue that tells of the drift of one stack, as it is to stand. */
export interface DriftIssue {
  readonly title: string;
  readonly body: string;
}

/** What is known of a stack after it was compared with AWS. */
export interface DriftOfStack {
  readonly stack: string;
  /** The text of its issue, or nothing when there is no drift any more. */
  readonly text: string | undefined;
}

const FORM = /^<!-- ashlar:drift ([A-Za-z0-9+/=]+) -->/;

export const DRIFT_LABEL = 'drift';

export function driftIssue(stack: string, text: string): DriftIssue {
  const marker = `<!-- ashlar:drift ${Buffer.from(stack).toString('base64')} -->`;
  return { title: `Drift in ${stack}`, body: `${marker}\n${text.trim()}` };
}

/** The stack that an issue is about, or nothing when it isn't one of ours. */
export function stackOfIssue(body: string): string | undefined {
  const [, written] = FORM.exec(body) ?? [];
  return written === undefined ? undefined : Buffer.from(written, 'base64').toString('utf8');
}
