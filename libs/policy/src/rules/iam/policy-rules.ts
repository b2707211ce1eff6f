import type { Model, Resource } from '@ashlar/graph';
import type { Judgement, Rule } from '../../rule.js';
import { type Policies, policiesOf } from '../policies/policies-of.js';
import { type PolicyStatement, speaksOf } from '../policies/policy-statement.js';
import { evidence } from '../reading/attribute-rule.js';
import { each, fail, ofAccount, pass, unknown, type Verdict } from '../reading/verdict.js';
import { readsEveryKey } from './every-key.js';
import {
  attachedTo,
  attachedToStrangers,
  IDENTITIES,
  inlinePoliciesOf,
  strayPolicies,
} from './identity-policies.js';

const identities = Object.keys(IDENTITIES);

/** What the policies say that they must not, in words; undefined where they don't. */
type Finding = (statement: PolicyStatement) => string | undefined;

function judgePolicies(id: string, { statements, unread }: Policies, finding: Finding): Verdict {
  const found = statements.filter(({ effect }) => effect === 'Allow').flatMap((s) => finding(s) ?? []);
  if (found.length > 0) return fail(`its policy allows ${[...new Set(found)].join(', ')}`);
  if (unread.length > 0) return unknown(`its policy is ${unread.join(', ')}: ${evidence(id)}`);
  return pass('no statement of its policy allows that');
}

const ofManaged = (id: string, finding: Finding) =>
  each(['aws_iam_policy'], (policy, model) => judgePolicies(id, policiesOf(model, policy), finding));

const administers: Finding = ({ actions, resources }) =>
  actions.some((action) => /^\*+(:\*+)?$/.test(action)) && resources.includes('*')
    ? `${actions.join(', ')} on every resource`
    : undefined;

const ownsAService: Finding = ({ actions, notActions }) => {
  const whole = actions.filter((action) => /^(\*+|[^:]+:\*+)$/.test(action));
  if (notActions.length > 0) return `everything but ${notActions.join(', ')}`;
  return whole.length > 0 ? whole.join(', ') : undefined;
};

/**
 * The pack blocks `kms:*, kms:Decrypt, kms:ReEncrypt*`. Whoever has the first has the others too, so it adds nothing.
 * AWS Config leaves conditions out of account.
 */
const BLOCKED_OF_KMS = ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

const decryptsEverything: Finding = (statement) => {
  const blocked = BLOCKED_OF_KMS.filter((action) => speaksOf(statement, action));
  return blocked.length > 0 && readsEveryKey(statement)
    ? `${blocked.join(', ')} on ${[...statement.resources, ...statement.notResources.map((not) => `all but ${not}`)].join(', ')}`
    : undefined;
};

function judgeInlineKeys(model: Model): Judgement[] {
  const id = 'IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS';
  const judge = (resource: Resource, policies: readonly Policies[]): Judgement => ({
    resource: resource.id,
    ...(policies.length === 0
      ? pass('it has no inline policy')
      : judgePolicies(
          id,
          {
            statements: policies.flatMap(({ statements }) => statements),
            unread: policies.flatMap(({ unread }) => unread),
          },
          decryptsEverything,
        )),
  });
  return [
    ...model.all(...identities).map((identity) =>
      judge(
        identity,
        inlinePoliciesOf(model, identity).map((inline) =>
          policiesOf(model, inline.resource, inline.attribute),
        ),
      ),
    ),
    ...strayPolicies(model).map(({ resource }) => judge(resource, [policiesOf(model, resource)])),
  ];
}

function judgeInline(model: Model): Judgement[] {
  const ofIdentity = each(identities, (identity) => {
    const found = inlinePoliciesOf(model, identity).map(({ resource, attribute }) =>
      resource === identity ? attribute.replace('.policy', '') : resource.id,
    );
    return found.length > 0 ? fail(`inline: ${found.join(', ')}`) : pass('it has no inline policy');
  });
  const stray = strayPolicies(model).map(({ resource }) => ({
    resource: resource.id,
    ...fail('it is an inline policy'),
  }));
  return [...ofIdentity(model), ...stray];
}

function judgeUsers(model: Model): Judgement[] {
  const id = 'IAM_USER_NO_POLICIES_CHECK';
  const ofUser = each(['aws_iam_user'], (user) => {
    const found = attachedTo(model, user);
    return found.length > 0
      ? fail(`attached to it: ${found.map((resource) => resource.id).join(', ')}`)
      : pass('nothing is attached');
  });
  const stray = attachedToStrangers(model).map((resource) => ({
    resource: resource.id,
    ...fail('it attaches a policy to a user'),
  }));
  const byHand = ofAccount(unknown(`users made by hand aren't in the JSON: ${evidence(id)}`));
  return [...ofUser(model), ...stray, byHand];
}

/** Rules that IAM policies of the JSON decide. */
export const iamPolicyRules: readonly Rule[] = [
  {
    id: 'IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS',
    holds: 'No managed policy allows every action on every resource.',
    why: 'Whoever takes over one such role has the whole account.',
    fix: 'Name the actions and resources that are needed.',
    judge: ofManaged('IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS', administers),
  },
  {
    id: 'IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS',
    holds: 'No managed policy allows all actions of a service.',
    why: 's3:* holds deleting and opening buckets, also where only reading was meant.',
    fix: 'Name the actions, or a prefix of them: s3:Get*.',
    judge: ofManaged('IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS', ownsAService),
  },
  {
    id: 'IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS',
    holds: 'No managed policy decrypts with every key.',
    why: 'Encryption protects nothing from a role that may use every key.',
    fix: 'Name the keys in the resources of the statement.',
    judge: ofManaged('IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS', decryptsEverything),
  },
  {
    id: 'IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS',
    holds: 'No inline policy decrypts with every key.',
    why: 'Encryption protects nothing from a role that may use every key.',
    fix: 'Name the keys in the resources of the statement.',
    judge: judgeInlineKeys,
  },
  {
    id: 'IAM_NO_INLINE_POLICY_CHECK',
    holds: 'No user, role or group has a policy within it.',
    why: 'A policy within a role is in no list of policies, and no review sees all who have it.',
    fix: 'Make it a managed policy (aws_iam_policy) and attach that.',
    judge: judgeInline,
  },
  {
    id: 'IAM_USER_NO_POLICIES_CHECK',
    holds: 'No user has policies of its own.',
    why: 'What a person may do follows from groups or roles, or nobody knows who may what.',
    fix: 'Attach the policy to a group of the user, or give the person a role.',
    judge: judgeUsers,
  },
];
