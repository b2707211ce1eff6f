import type { Principal, PrincipalStatement, Statement } from './statement.js';

/** The JSON of a policy. Lists are sorted, so that their order in the code is no difference to AWS. */
export function policyDocument(statements: readonly (Statement | PrincipalStatement)[]): string {
  const sorted = [...statements].sort((a, b) => (a.sid < b.sid ? -1 : 1));
  return JSON.stringify({ Version: '2012-10-17', Statement: sorted.map(render) });
}

function render(statement: Statement | PrincipalStatement) {
  return {
    Sid: statement.sid,
    Effect: ('effect' in statement && statement.effect) || 'Allow',
    ...('principal' in statement ? { Principal: renderPrincipal(statement.principal) } : {}),
    Action: single([...statement.actions].sort()),
    ...(statement.resources.length > 0 ? { Resource: single([...statement.resources].sort()) } : {}),
    ...(statement.conditions ? { Condition: statement.conditions } : {}),
  };
}

function renderPrincipal(principal: Principal) {
  if (principal === '*') return '*';
  return 'service' in principal ? { Service: principal.service } : { AWS: principal.aws };
}

/** AWS returns a list of one as the one, and Terraform would see a difference. */
const single = (values: readonly string[]) => (values.length === 1 ? values[0] : values);
