import type { Problem } from '@ashlar/core';
import type { Statement } from './statement.js';

/** IAM's quota for one managed policy, in characters without white space. */
const MAX_POLICY_CHARACTERS = 6144;

/** What keeps statements from being one defensible managed policy. */
export function statementProblems(statements: readonly Statement[], document: string): Problem[] {
  if (statements.length === 0) {
    return [{ what: 'may is empty', fix: 'give it at least one statement; IAM has no empty policy' }];
  }
  const problems = statements.flatMap(problemsOf);
  const sids = statements.map(({ sid }) => sid);
  for (const sid of new Set(sids.filter((candidate, index) => sids.indexOf(candidate) !== index))) {
    problems.push({ what: `two statements have the sid ${sid}`, fix: 'name each after what it is for' });
  }
  if (document.length > MAX_POLICY_CHARACTERS) {
    problems.push({
      what: `the policy has ${document.length} characters; IAM takes ${MAX_POLICY_CHARACTERS}`,
      fix: 'give the role fewer or shorter statements',
    });
  }
  return problems;
}

function problemsOf({ sid, actions, resources, anyResourceBecause }: Statement): Problem[] {
  const problems: Problem[] = [];
  if (!/^[A-Za-z0-9]+$/.test(sid)) {
    problems.push({ what: `sid is '${sid}'`, fix: 'use letters and digits only: ReadOrders' });
  }
  if (actions.length === 0 || actions.some((action) => !/^[a-z0-9-]+:[A-Za-z0-9*]+$/.test(action))) {
    problems.push({
      what: `${sid} allows '${actions.join(', ')}'`,
      fix: "list actions as 'service:Action'; a whole service or everything is never needed",
    });
  }
  if (actions.some((action) => /:\*+$/.test(action))) {
    problems.push({ what: `${sid} allows every action of a service`, fix: 'list the actions that are used' });
  }
  const wide = resources.filter(isWide);
  if (resources.length === 0) {
    problems.push({
      what: `${sid} names no resource`,
      fix: "name ARNs, or use '*' and say in anyResourceBecause why none can be named",
    });
  } else if (wide.length > 0 && !anyResourceBecause?.trim()) {
    problems.push({
      what: `${sid} is for every resource of a kind: ${wide.join(', ')}`,
      fix: `name ARNs, or say in anyResourceBecause why none can be named`,
    });
  }
  return problems;
}

/** `*`, and ARNs that leave out the name: `arn:aws:secretsmanager:us-east-1:111122223333:secret:*`. */
function isWide(resource: string): boolean {
  const [, , service, , , ...rest] = resource.split(':');
  const name = rest.join(':');
  // In S3, what stands before the slash is the bucket.
  return resource === '*' || name === '*' || (service !== 's3' && /^[a-z-]+[/:]\*$/.test(name));
}
