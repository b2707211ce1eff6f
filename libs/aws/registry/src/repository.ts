import { didYouMean, keyArnProblems, type Problem, ProjectStack, refuse } from '@ashlar/core';
import { pascalCase, policyDocument, type PrincipalStatement, type Statement } from '@ashlar/iam';
import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy/index.js';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository/index.js';
import { EcrRepositoryPolicy } from '@cdktf/provider-aws/lib/ecr-repository-policy/index.js';
import { Construct } from 'constructs';
import { type KeepImages, keepImagesProblems, lifecyclePolicy } from './lifecycle-policy.js';

export interface RepositoryProps {
  /** Whose images it holds; the name ends with it: `api` of `shop-production-api`. */
  readonly service: string;
  /** The key that encrypts the images. Another key later means another repository, and the images are lost. */
  readonly kmsKeyArn: string;
  /**
   * Which images stay.
   * @default - the newest 30 tagged, and untagged ones for 14 days
   */
  readonly keepImages?: KeepImages;
  /**
   * Other accounts that may pull.
   * @default - none: principals of this account whose IAM policies say so
   */
  readonly pullBy?: readonly string[];
  /**
   * Makes Terraform refuse to destroy the repository. With `false` it is destroyed together with its images.
   * @default true
   */
  readonly keep?: boolean;
}

export type ImageAccess = 'pull' | 'push';

/**
 * A private ECR repository: encrypted with our own key, scanned on push, with tags that can't be moved.
 *
 * Costs 0.10 USD per GB and month. Basic scanning is free.
 *
 * @throws InputError for a service, a key, an account or a count that ECR does not take.
 */
export class Repository extends Construct {
  readonly repository: EcrRepository;
  readonly repositoryArn: string;
  readonly repositoryName: string;
  /** What `docker push` and a container's `image` take, before the tag. */
  readonly repositoryUrl: string;

  private readonly knownArn: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RepositoryProps,
  ) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (Repository)`, repositoryProblems(props, stack.environment.account));

    const { keep = true, keepImages, kmsKeyArn, pullBy = [], service } = props;
    const name = stack.physicalName('ecr-repository', this, service);
    this.knownArn = stack.arn('ecr', `repository/${name}`);
    this.repository = new EcrRepository(this, 'repository', {
      name,
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: 'KMS', kmsKey: kmsKeyArn }],
      forceDelete: !keep,
      lifecycle: keep ? { preventDestroy: true } : undefined,
    });
    this.repositoryArn = this.repository.arn;
    this.repositoryName = this.repository.name;
    this.repositoryUrl = this.repository.repositoryUrl;

    const { repositoryName: repository } = this;
    new EcrLifecyclePolicy(this, 'lifecycle', {
      repository,
      policy: JSON.stringify(lifecyclePolicy(keepImages)),
    });
    if (pullBy.length === 0) return;
    const policy = policyDocument([...new Set(pullBy)].map((account) => pullStatement(stack, account)));
    new EcrRepositoryPolicy(this, 'policy', { repository, policy });
  }

  /** What a role needs to pull or push images. The key needs no statement: ECR uses it by grants of its own. */
  access(kind: ImageAccess): readonly Statement[] {
    const kinds = Object.keys(ACTIONS);
    if (!kinds.includes(kind)) {
      const fix = `${didYouMean(String(kind), kinds)}use one of ${kinds.join(', ')}`;
      refuse(`${this.node.path} (Repository)`, [{ what: `access is asked for '${kind}'`, fix }]);
    }
    const name = pascalCase(this.props.service);
    return [
      {
        sid: `LoginFor${name}`,
        actions: ['ecr:GetAuthorizationToken'],
        resources: ['*'],
        anyResourceBecause: 'a token is for the registry; the API knows no resource',
      },
      { sid: `${pascalCase(kind)}${name}`, actions: ACTIONS[kind], resources: [this.knownArn] },
    ];
  }
}

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

const ACTIONS: Readonly<Record<ImageAccess, readonly string[]>> = {
  pull: PULL,
  push: [
    ...PULL,
    'ecr:CompleteLayerUpload',
    'ecr:InitiateLayerUpload',
    'ecr:PutImage',
    'ecr:UploadLayerPart',
  ],
};

/** The policy of a repository is for that repository, and names no resource. */
const pullStatement = (stack: ProjectStack, account: string): PrincipalStatement => ({
  sid: `PullBy${account}`,
  principal: { aws: `arn:${stack.partition}:iam::${account}:root` },
  actions: PULL,
  resources: [],
});

function repositoryProblems(props: RepositoryProps, ownAccount: string): Problem[] {
  const { service, kmsKeyArn, keepImages, pullBy = [] } = props;
  const problems: Problem[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(service)) {
    problems.push({ what: `service is '${service}'`, fix: "use lower-case words joined by hyphens: 'api'" });
  }
  problems.push(...keyArnProblems('kmsKeyArn', kmsKeyArn), ...keepImagesProblems(keepImages));
  for (const account of pullBy) {
    if (!/^\d{12}$/.test(account)) {
      problems.push({ what: `pullBy names '${account}'`, fix: 'use the 12 digits of an account' });
    } else if (account === ownAccount) {
      const fix = "leave it out: IAM policies are enough in the own account, access('pull') gives them";
      problems.push({ what: `pullBy names ${account}, the account of the repository`, fix });
    }
  }
  return problems;
}
