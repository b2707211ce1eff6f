import type { Part, Statement } from './policy-statements.js';

/** One action on one resource that is allowed and was not, or is no longer denied. */
export interface WidenedGrant {
  readonly effect: Statement['effect'];
  /** `s3:*`; with `NotAction` `all but iam:*`. In lower case. */
  readonly action: string;
  readonly resource: string;
  readonly principal: string;
  /** Under conditions of its own. */
  readonly isConditional: boolean;
  readonly conditions: Statement['conditions'];
}

/** What a policy allows after and not before. The order of statements, of lists and of keys makes no difference. */
export function widenedGrants(before: readonly Statement[], after: readonly Statement[]): WidenedGrant[] {
  const allowed = uncovered(after.filter(isAllow), before.filter(isAllow));
  const noLongerDenied = uncovered(
    before.filter((statement) => !isAllow(statement)),
    after.filter((statement) => !isAllow(statement)),
  );
  return [...allowed, ...noLongerDenied];
}

const isAllow = ({ effect }: Statement) => effect === 'Allow';

/** Grants of some statements that none of the others contains. */
function uncovered(some: readonly Statement[], others: readonly Statement[]): WidenedGrant[] {
  const found = some.flatMap((statement) => {
    const near = others.filter((other) => coversConditions(other.conditions, statement.conditions));
    return grantsOf(statement)
      .filter(
        ({ action, resource, principal }) =>
          !near.some(
            (other) =>
              covers(other.actions, action) &&
              covers(other.resources, resource) &&
              covers(other.principals, principal),
          ),
      )
      .map(({ action, resource, principal }): WidenedGrant => ({
        effect: statement.effect,
        action: textOf(action),
        resource: textOf(resource),
        principal: textOf(principal),
        isConditional: statement.conditions.size > 0,
        conditions: statement.conditions,
      }));
  });
  const byText = new Map(
    found.map((grant) => [[grant.effect, grant.action, grant.resource, grant.principal].join(), grant]),
  );
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, grant]) => grant);
}

/** A statement of 50 actions on 50 resources is 2,500 grants. */
function grantsOf({ actions, resources, principals }: Statement) {
  return single(actions).flatMap((action) =>
    single(resources).flatMap((resource) =>
      single(principals).map((principal) => ({ action, resource, principal })),
    ),
  );
}

/** The elements of a list; what excludes a list is one thing. */
const single = (part: Part): Part[] =>
  part.not || part.list.length === 0 ? [part] : part.list.map((item) => ({ not: false, list: [item] }));

/** Whether one part is contained in another. What isn't certain is not. */
function covers(outer: Part, { not, list }: Part): boolean {
  if (!outer.not && outer.list.includes('*')) return true;
  if (not) return outer.not && outer.list.every((excluded) => list.includes(excluded));
  if (list.length === 0) return outer.list.length === 0 && !outer.not;
  const matches = (text: string) => outer.list.some((pattern) => contains(pattern, text));
  if (!outer.not) return list.every(matches);
  return list.every((text) => !text.includes('*') && !text.includes('?') && !matches(text));
}

/** Whether a pattern of IAM contains another: `s3:*` contains `s3:Get*`. */
function contains(pattern: string, text: string): boolean {
  if (pattern === text) return true;
  if (!/[*?]/.test(pattern)) return false;
  const expression = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '[^*]');
  return new RegExp(`^${expression}$`, 's').test(text);
}

/** Whether whatever satisfies the inner conditions satisfies the outer ones, as far as that can be told from their texts. */
const coversConditions = (outer: Statement['conditions'], inner: Statement['conditions']): boolean =>
  [...outer].every(([key, values]) => {
    const own = inner.get(key);
    if (own === undefined) return false;
    return /^\S*Not/.test(key)
      ? values.every((value) => own.includes(value))
      : own.every((value) => values.includes(value));
  });

const textOf = ({ not, list }: Part) => (not ? `all but ${list.join(', ')}` : list.join(', '));
