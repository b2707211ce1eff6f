import { refusal, synthStack } from '@ashlar/testing';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance/index.js';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version/index.js';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter/index.js';
import type { ProjectStack } from '../../stack/project-stack.js';

const database = (stack: ProjectStack, password: string) =>
  void new DbInstance(stack, 'db', { instanceClass: 'db.t4g.micro', password });

test('a password in plain text is refused wherever it stands, and never printed', () => {
  const message = refusal(() =>
    synthStack((stack) => {
      database(stack, 'hunter2');
      new SsmParameter(stack, 'url', {
        ...{ name: 'url', type: 'String', value: 'postgres://app:hunter2@db/app' },
      });
      new SecretsmanagerSecretVersion(stack, 'version', { secretId: 'api', secretString: 'hunter2' });
      stack.output('database_url', 'postgres://app:hunter2@db/app', 'For the test.');
    }),
  );
  expect(message).not.toContain('hunter2');
  expect(message).toMatchInlineSnapshot(`
    "demo-test-unit, output database_url has a problem:
      database_url.value is an address with a password in it, and would stand in plain text in the state
        fix: keep it in Secrets Manager or Parameter Store, and give its ARN
    demo-test-unit/db (aws_db_instance) has a problem:
      password is a secret by its name, and would stand in plain text in the state
        fix: keep it in Secrets Manager or Parameter Store, and give its ARN
    demo-test-unit/version (aws_secretsmanager_secret_version) has a problem:
      secret_string is a secret by its name, and would stand in plain text in the state
        fix: keep it in Secrets Manager or Parameter Store, and give its ARN
    demo-test-unit/url (aws_ssm_parameter) has a problem:
      value is an address with a password in it, and would stand in plain text in the state
        fix: keep it in Secrets Manager or Parameter Store, and give its ARN"
  `);
});

test('what only Terraform knows, and what speaks of a secret, passes', () => {
  const build = () =>
    synthStack((stack) => {
      database(stack, new SqsQueue(stack, 'queue').name);
      new SsmParameter(stack, 'name', {
        name: 'DB_PASSWORD',
        type: 'String',
        value: 'the name of a password',
      });
      new SqsQueue(stack, 'tagged', { tags: { password: '' } });
    });
  expect(build).not.toThrow();
});
