import { isKnown, type Problem } from '@ashlar/core';
import { policyDocument, type PrincipalStatement } from '@ashlar/iam';

/** S3's quota for a bucket policy, in bytes. */
const MAX_POLICY_BYTES = 20_480;

/** What every bucket denies: plain HTTP, and TLS before 1.2. Calls that AWS services make inside have neither key. */
export function transportStatements(bucketArn: string): PrincipalStatement[] {
  const everything = {
    effect: 'Deny',
    principal: '*',
    actions: ['s3:*'],
    resources: [bucketArn, `${bucketArn}/*`],
  } as const;
  return [
    { ...everything, sid: 'DenyPlainHttp', conditions: { Bool: { 'aws:SecureTransport': 'false' } } },
    { ...everything, sid: 'DenyOldTls', conditions: { NumericLessThan: { 's3:TlsVersion': '1.2' } } },
  ];
}

/** Each statement once. Two of one sid that say the same are one; bucketPolicyProblems names those that don't. */
export function mergeStatements(statements: readonly PrincipalStatement[]): PrincipalStatement[] {
  const merged = new Map<string, PrincipalStatement>();
  for (const statement of statements) {
    if (!merged.has(rendered(statement))) merged.set(rendered(statement), statement);
  }
  return [...merged.values()];
}

/** What keeps the statements of all producers from being one policy of this bucket. */
export function bucketPolicyProblems(
  statements: readonly PrincipalStatement[],
  bucketArn: string,
): Problem[] {
  const shapeless = statements.flatMap(shapeProblems);
  if (shapeless.length > 0) return shapeless;
  const merged = mergeStatements(statements);
  const size = Buffer.byteLength(policyDocument(merged));
  return [
    ...sameSid(merged),
    ...merged.flatMap((statement) => [
      ...foreignResources(statement, bucketArn),
      ...publicAccess(statement),
      ...lockout(statement, bucketArn),
    ]),
    ...contradictions(merged),
    ...(size <= MAX_POLICY_BYTES
      ? []
      : [
          {
            what: `the policy has ${size} bytes; S3 takes ${MAX_POLICY_BYTES}`,
            fix: 'give the bucket fewer or shorter statements',
          },
        ]),
  ];
}

const rendered = (statement: PrincipalStatement) => policyDocument([statement]);

/** What the types say already, for those who went around them. */
function shapeProblems({
  sid,
  principal,
  actions,
  resources,
  effect,
}: Partial<PrincipalStatement>): Problem[] {
  const problems: Problem[] = [];
  if (!/^[A-Za-z0-9]+$/.test(sid ?? '')) {
    problems.push({ what: `sid is '${sid}'`, fix: 'use letters and digits only: LoadBalancerLogs' });
  }
  if (!isPrincipal(principal)) {
    problems.push({ what: `${sid} has no principal`, fix: "say who: { service }, { aws } or '*'" });
  }
  if (effect !== undefined && effect !== 'Allow' && effect !== 'Deny') {
    problems.push({ what: `${sid} has the effect '${effect}'`, fix: "use 'Allow' or 'Deny'" });
  }
  const everything = effect === 'Deny' ? /^s3:[A-Za-z*]+$/ : /^s3:[A-Za-z]+\*?$/;
  if (!actions?.length || actions.some((action) => !everything.test(action))) {
    problems.push({
      what: `${sid} is for the actions '${actions?.join(', ') ?? ''}'`,
      fix: "list actions as 's3:Action'; only a Deny may be for s3:*",
    });
  }
  if (!resources?.length) {
    problems.push({ what: `${sid} names no resource`, fix: 'name the bucket, or objects of it' });
  }
  return problems;
}

function isPrincipal(principal: unknown): boolean {
  if (principal === '*') return true;
  if (typeof principal !== 'object' || principal === null) return false;
  const names = Object.values(principal);
  return ('service' in principal || 'aws' in principal) && names.every((name) => typeof name === 'string');
}

function sameSid(statements: readonly PrincipalStatement[]): Problem[] {
  const sids = statements.map(({ sid }) => sid);
  const twice = new Set(sids.filter((sid, index) => sids.indexOf(sid) !== index));
  return [...twice].map((sid) => ({
    what: `two different statements have the sid ${sid}`,
    fix: 'give one of them another sid',
  }));
}

function foreignResources({ sid, resources }: PrincipalStatement, bucketArn: string): Problem[] {
  const foreign = resources.filter(
    (resource) => isKnown(resource) && resource !== bucketArn && !resource.startsWith(`${bucketArn}/`),
  );
  if (foreign.length === 0) return [];
  return [
    {
      what: `${sid} is for '${foreign.join(', ')}', which is not of this bucket`,
      fix: `name ${bucketArn}, or objects of it: ${bucketArn}/*`,
    },
  ];
}

/** Condition keys that tie everybody to somebody, as S3 understands "public". */
const NARROWING = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalOrgID',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceVpc',
  'aws:SourceVpce',
  's3:DataAccessPointAccount',
  's3:DataAccessPointArn',
].map((key) => key.toLowerCase());

const isEverybody = ({ principal }: PrincipalStatement) =>
  principal === '*' || ('aws' in principal && principal.aws === '*');

const isDeny = ({ effect }: PrincipalStatement) => effect === 'Deny';

function publicAccess(statement: PrincipalStatement): Problem[] {
  if (isDeny(statement) || !isEverybody(statement)) return [];
  const narrows = Object.entries(statement.conditions ?? {}).some(
    ([operator, keys]) =>
      /^(String(Equals|Like)|Arn(Equals|Like))(IgnoreCase)?$/.test(operator) &&
      Object.entries(keys).some(
        ([key, values]) =>
          NARROWING.includes(key.toLowerCase()) && [values].flat().every((value) => !/^[*?]*$/.test(value)),
      ),
  );
  if (narrows) return [];
  return [
    {
      what: `${statement.sid} lets everybody in the world ${statement.actions.join(', ')}`,
      fix: 'name a principal, or a condition such as aws:SourceArn; public content belongs behind CloudFront',
    },
  ];
}

/** A Deny for everybody and always leaves nobody to repair the policy, except root. */
function lockout(statement: PrincipalStatement, bucketArn: string): Problem[] {
  const absolute = isDeny(statement) && isEverybody(statement) && !hasConditions(statement);
  const repairs = ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'];
  const denied = repairs.filter((action) => statement.actions.some((pattern) => covers(pattern, action)));
  if (!absolute || denied.length === 0 || !statement.resources.some((own) => covers(own, bucketArn)))
    return [];
  return [
    {
      what: `${statement.sid} denies everybody ${denied.join(' and ')}: nobody could repair the policy`,
      fix: 'list the actions that are meant, or say in conditions who is',
    },
  ];
}

/** An Allow that a Deny for everybody takes back whole never works. */
function contradictions(statements: readonly PrincipalStatement[]): Problem[] {
  const denials = statements.filter(
    (statement) => isDeny(statement) && isEverybody(statement) && !hasConditions(statement),
  );
  const grants = statements.filter((statement) => !isDeny(statement));
  return grants.flatMap((grant) =>
    denials
      .filter(
        (denial) =>
          grant.actions.every((action) => denial.actions.some((pattern) => covers(pattern, action))) &&
          grant.resources.every((own) => denial.resources.some((pattern) => covers(pattern, own))),
      )
      .map((denial) => ({
        what: `${denial.sid} denies what ${grant.sid} allows`,
        fix: 'take one of them away, or say in conditions whom the Deny is for',
      })),
  );
}

const hasConditions = ({ conditions }: PrincipalStatement) => Object.keys(conditions ?? {}).length > 0;

/** Whether a pattern with `*` and `?` is for everything that another stands for. Actions know no case. */
function covers(pattern: string, other: string): boolean {
  if (!isKnown(pattern) || !isKnown(other)) return pattern === other;
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, pattern.startsWith('s3:') ? 'i' : '').test(other);
}
