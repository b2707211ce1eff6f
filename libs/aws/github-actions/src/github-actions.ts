import { ProjectStack, refuse } from '@ashlar/core';
import { FederatedRole } from '@ashlar/iam';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider/index.js';
import { Construct } from 'constructs';
import { repositoryProblems } from './repository-problems.js';
import { applyDenials, planDenials, planStatements, type RoleResources } from './role-statements.js';

/** Takes a token of GitHub; the workflows of this repository know both names. */
export const planRoleName = 'ashlar-plan';
export const applyRoleName = 'ashlar-apply';

const ISSUER = 'token.actions.githubusercontent.com';

export interface GitHubActionsProps extends RoleResources {
  /** `owner/name`: no other repository gets a role. */
  readonly repository: string;
  /**
   * Whose workflows may plan. A workflow that runs on `pull_request` is the one that the pull request has written, so it gets no role.
   * @default 'main'
   */
  readonly mainBranch?: string;
  /** The environment of GitHub whose rules, such as reviewers, stand before an apply: `production`. */
  readonly deployEnvironment: string;
}

/**
 * Who of GitHub may do what in this account, without a password that could leak: workflows of the main branch may plan, one protected
 * environment may apply. A plan role reads configurations and states and puts plans away; it reads no data of the
 * platforms and no plan. The apply role gets plans and puts none away. Costs nothing.
 *
 * @throws InputError for what is no repository, or takes in more than one.
 */
export class GitHubActions extends Construct {
  readonly planRoleArn: string;
  readonly applyRoleArn: string;

  constructor(scope: Construct, id: string, props: GitHubActionsProps) {
    super(scope, id);
    const { repository, mainBranch = 'main', deployEnvironment } = props;
    refuse(
      `${this.node.path} (GitHubActions)`,
      repositoryProblems({ repository, mainBranch, deployEnvironment }),
    );
    ProjectStack.of(this).claimSingleton(this, 'github-identity-provider');
    const { arn: identityProviderArn } = new IamOpenidConnectProvider(this, 'provider', {
      url: `https://${ISSUER}`,
      clientIdList: ['sts.amazonaws.com'],
    });
    const of = (subject: string) => ({
      StringEquals: {
        [`${ISSUER}:aud`]: 'sts.amazonaws.com',
        [`${ISSUER}:sub`]: `repo:${repository}:${subject}`,
      },
    });
    const plan = new FederatedRole(this, 'plan', {
      purpose: `plans of ${repository}`,
      name: planRoleName,
      identityProviderArn,
      conditions: of(`ref:refs/heads/${mainBranch}`),
      may: planStatements(props),
      mayNot: planDenials(props),
      awsManagedPolicies: ['ReadOnlyAccess'],
    });
    const apply = new FederatedRole(this, 'apply', {
      purpose: `deployments of ${repository}`,
      name: applyRoleName,
      identityProviderArn,
      conditions: of(`environment:${deployEnvironment}`),
      may: [],
      mayNot: applyDenials(props),
      awsManagedPolicies: ['AdministratorAccess'],
      allPowerfulBecause: 'it makes whatever stacks describe, roles and their policies included',
    });
    this.planRoleArn = plan.roleArn;
    this.applyRoleArn = apply.roleArn;
  }
}
