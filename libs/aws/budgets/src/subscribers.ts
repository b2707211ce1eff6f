import { isKnown, type Problem } from '@ashlar/core';

/** Who is told. At least one of the two. */
export interface Subscribers {
  /** SNS topic whose policy lets the service publish. */
  readonly topicArn?: string;
  /** Mail addresses, at most ten. No confirmation is asked. */
  readonly emails?: readonly string[];
}

/** AWS Budgets' and Cost Anomaly Detection's own limit. */
const MAX_EMAILS = 10;

export function subscriberProblems({ topicArn, emails = [] }: Subscribers): Problem[] {
  const problems: Problem[] = [];
  if (topicArn === undefined && emails.length === 0) {
    problems.push({ what: 'nobody is told', fix: 'give topicArn, emails, or both' });
  }
  if (emails.length > MAX_EMAILS) {
    const what = `emails has ${emails.length} addresses; AWS takes ${MAX_EMAILS}`;
    problems.push({ what, fix: 'use a topic, which has no such limit, or a mailing list' });
  }
  for (const address of emails.filter(isKnown)) {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) {
      problems.push({ what: `emails has '${address}'`, fix: "use an address: 'finance@example.com'" });
    }
  }
  const repeated = emails.filter((address, index) => emails.indexOf(address) !== index);
  for (const address of new Set(repeated)) {
    problems.push({ what: `emails has '${address}' twice`, fix: 'list it once' });
  }
  return problems;
}
