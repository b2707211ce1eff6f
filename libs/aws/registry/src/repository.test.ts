import { is } from '@ashlar/core';
import { ServiceRole } from '@ashlar/iam';
import { refusal, synthStack, testEnvironment } from '@ashlar/testing';
import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy/index.js';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository/index.js';
import { EcrRepositoryPolicy } from '@cdktf/provider-aws/lib/ecr-repository-policy/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { type ImageAccess, Repository, type RepositoryProps } from './repository.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';

const props: RepositoryProps = { service: 'api', kmsKeyArn: KEY };

const build = (
  overrides: Partial<RepositoryProps> = {},
  then: (repository: Repository) => void = () => undefined,
) => synthStack((stack) => then(new Repository(stack, 'api', { ...props, ...overrides })));

const refused = (overrides: object) => refusal(() => build(overrides));

const statementsIn = (value: unknown) => (JSON.parse(String(value)) as { Statement: object[] }).Statement;

describe('a repository', () => {
  const stack = build();

  test('is encrypted with our key, scans what is pushed, and moves no tag', () => {
    expect(stack.one(EcrRepository)).toMatchObject({
      name: 'demo-test-api',
      encryption_configuration: [{ encryption_type: 'KMS', kms_key: KEY }],
      image_scanning_configuration: { scan_on_push: true },
      image_tag_mutability: 'IMMUTABLE',
    });
  });

  test('is not destroyed by Terraform', () => {
    expect(stack.one(EcrRepository)).toMatchObject({
      force_delete: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  test('keeps 30 tagged images, and untagged ones for two weeks', () => {
    const policy = JSON.parse(String(stack.one(EcrLifecyclePolicy)['policy'])) as { rules: object[] };
    expect(policy.rules).toMatchObject([
      { rulePriority: 1, selection: { tagPatternList: ['*'], countNumber: 30 } },
      { rulePriority: 2, selection: { tagStatus: 'untagged', countNumber: 14, countUnit: 'days' } },
    ]);
  });

  test('is for this account alone', () => {
    expect(stack.all(EcrRepositoryPolicy)).toEqual([]);
  });
});

test('a throw-away repository goes together with its images', () => {
  const repository = build({ keep: false }).one(EcrRepository);
  expect(repository).toMatchObject({ force_delete: true });
  expect(repository).not.toHaveProperty('lifecycle');
});

test('other accounts may pull, each once, and nothing else', () => {
  const pullBy = ['444455556666', '222233334444', '444455556666'];
  expect(statementsIn(build({ pullBy }).one(EcrRepositoryPolicy)['policy'])).toEqual(
    ['222233334444', '444455556666'].map((account) => ({
      Sid: `PullBy${account}`,
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    })),
  );
});

test('no option changes the address, or the content, of another resource', () => {
  const plain = build().byAddress();
  const shared = build({ pullBy: ['444455556666'] }).byAddress();
  expect(shared).toMatchObject(plain);
  expect(Object.keys(shared)).toHaveLength(Object.keys(plain).length + 1);
  const other = build({ keep: false, keepImages: { byPrefix: { 'pr-': 5 } } }).byAddress();
  expect(Object.keys(other)).toEqual(Object.keys(plain));
});

describe('access', () => {
  const may = (kind: ImageAccess) => {
    const stack = build({}, (repository) => {
      new ServiceRole(repository, 'role', {
        purpose: 'api',
        service: 'ecs-tasks.amazonaws.com',
        may: repository.access(kind),
      });
    });
    return statementsIn(stack.one(IamPolicy)['policy']);
  };
  const login = { Sid: 'LoginForApi', Action: 'ecr:GetAuthorizationToken', Resource: '*' };
  const Resource = 'arn:aws:ecr:us-east-1:123456789012:repository/demo-test-api';

  test('to pull is for this repository, after a login that knows none', () => {
    expect(may('pull')).toMatchObject([
      login,
      {
        Sid: 'PullApi',
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        Resource,
      },
    ]);
  });

  test('to push is for new images, and deletes none', () => {
    const [, push] = may('push');
    expect(push).toMatchObject({ Sid: 'PushApi', Resource });
    expect(JSON.stringify(push)).toContain('ecr:PutImage');
    expect(JSON.stringify(push)).not.toMatch(/Delete|Policy/);
  });

  test('to several repositories goes into one role', () => {
    const attempt = () =>
      synthStack((stack) => {
        const services = ['api', 'web'].map(
          (service) => new Repository(stack, service, { ...props, service }),
        );
        new ServiceRole(stack, 'role', {
          purpose: 'pull',
          service: 'ecs-tasks.amazonaws.com',
          may: services.flatMap((repository) => repository.access('pull')),
        });
      });
    expect(attempt).not.toThrow();
  });

  test.each(['pul', 'toString'])("to '%s' is refused", (kind) => {
    const attempt = () => build({}, (repository) => repository.access(kind as ImageAccess));
    expect(refusal(attempt)).toContain(`access is asked for '${kind}'`);
  });
});

test('the policy follows the partition of the region', () => {
  const environment = testEnvironment({ region: 'us-gov-west-1', zones: ['us-gov-west-1a'] });
  const stack = synthStack((scope) => {
    new Repository(scope, 'api', { ...props, pullBy: ['444455556666'] });
  }, environment);
  expect(statementsIn(stack.one(EcrRepositoryPolicy)['policy'])).toMatchObject([
    { Principal: { AWS: 'arn:aws-us-gov:iam::444455556666:root' } },
  ]);
});

test('two repositories of one service are refused', () => {
  const attempt = () =>
    synthStack((stack) => {
      new Repository(stack, 'one', props);
      new Repository(stack, 'two', props);
    });
  expect(refusal(attempt)).toContain("the ecr-repository name 'demo-test-api' is already given");
});

test('everything is refused at once', () => {
  const message = refused({
    service: 'API',
    kmsKeyArn: 'alias/ecr',
    pullBy: ['4444', '123456789012'],
    keepImages: { tagged: 0, byPrefix: { 'v1*': 5 } },
  });
  expect(message).toMatchInlineSnapshot(`
    "demo-test-unit/api (Repository) has 6 problems:
      service is 'API'
        fix: use lower-case words joined by hyphens: 'api'
      kmsKeyArn is 'alias/ecr'
        fix: give the ARN of the key, as EncryptionKey publishes it
      keepImages.tagged is 0
        fix: use a whole number from 1 to 999999
      keepImages names the prefix 'v1*'
        fix: use what tags start with: letters, digits, ., _ and -, without wildcards
      pullBy names '4444'
        fix: use the 12 digits of an account
      pullBy names 123456789012, the account of the repository
        fix: leave it out: IAM policies are enough in the own account, access('pull') gives them"
  `);
});

test.each(['', 'Api', 'api/web', 'api-'])("the service '%s' is refused", (service) => {
  expect(refused({ service })).toContain(`service is '${service}'`);
});

test.each([undefined, '', 'alias/ecr'])("the key '%s' is refused", (kmsKeyArn) => {
  expect(refused({ kmsKeyArn })).toContain(`${is('kmsKeyArn', kmsKeyArn)}\n`);
});
