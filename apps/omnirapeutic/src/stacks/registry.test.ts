import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy/index.js';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository/index.js';
import { environmentOf, stacksOf } from '../platform.fixture.js';

const production = stacksOf(environmentOf('production'))['registry'];
const staging = stacksOf(environmentOf('staging'))['registry'];

test('ORP-13: api, web and worker have a repository each, encrypted, scanned on push, with tags that stay', () => {
  const repositories = production?.all(EcrRepository) ?? [];
  expect(repositories.map(({ name }) => name)).toEqual([
    'omnirapeutic-production-api',
    'omnirapeutic-production-web',
    'omnirapeutic-production-worker',
  ]);
  for (const repository of repositories) {
    expect(repository).toMatchObject({
      image_tag_mutability: 'IMMUTABLE',
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [
        { encryption_type: 'KMS', kms_key: expect.stringContaining('aws_kms_keystorage_key') },
      ],
    });
  }
});

test('ORP-13: old images expire, and images of production are not destroyed with their repository', () => {
  expect(production?.all(EcrLifecyclePolicy)).toHaveLength(3);
  expect(production?.all(EcrRepository)[0]).toMatchObject({
    force_delete: false,
    lifecycle: { prevent_destroy: true },
  });
  expect(staging?.all(EcrRepository)[0]).toMatchObject({ force_delete: true });
});

test('ORP-25: the URL of each repository is an output', () => {
  expect(Object.keys(production?.json.output ?? {})).toEqual(
    expect.arrayContaining(['api_repository_url', 'web_repository_url', 'worker_repository_url']),
  );
});
