import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import type { StackView } from '@ashlar/testing';
import { build, NGINX } from './minimal-service.fixture.js';

const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;
const [DB, TOKEN] = [arn('secretsmanager', 'secret:db-AbCdEf'), arn('secretsmanager', 'secret:token-AbCdEf')];
const [DB_KEY, TOKEN_KEY] = [arn('kms', 'key/db'), arn('kms', 'key/token')];

interface Statement {
  readonly Sid: string;
  readonly Action: unknown;
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const statementsOf = (stack: StackView, role: 'execution' | 'task') => {
  const { Statement: statements } = JSON.parse(String(stack.at(`nginx/${role}/policy`)['policy'])) as {
    Statement: Statement[];
  };
  return Object.fromEntries(statements.map((statement) => [statement.Sid, statement]));
};

test("a public image that logs needs the right to log, and to pull GuardDuty's agent beside it", () => {
  expect(Object.keys(statementsOf(build(), 'execution')).sort()).toEqual([
    'LogInToRegistry',
    'PullGuardDutyAgent',
    'WriteLogs',
  ]);
  expect(statementsOf(build(), 'execution')['PullGuardDutyAgent']).toMatchObject({
    Resource: 'arn:aws:ecr:us-east-1:*:repository/aws-guardduty-agent-fargate',
  });
  expect(statementsOf(build(), 'execution')['WriteLogs']).toMatchObject({
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.nginx_logs_\w+\.arn\}:\*$/),
  });
});

test('ECS reads exactly the listed secrets, and decrypts with exactly their keys, through their service', () => {
  const secrets = {
    PASSWORD: { secretArn: DB, field: 'password', kmsKeyArn: DB_KEY },
    USERNAME: { secretArn: DB, field: 'username', kmsKeyArn: DB_KEY },
    TOKEN: { secretArn: TOKEN, kmsKeyArn: TOKEN_KEY },
    FLAG: { parameterArn: arn('ssm', 'parameter/flag'), kmsKeyArn: TOKEN_KEY },
    PLAIN: { parameterArn: arn('ssm', 'parameter/plain') },
  };
  const statements = statementsOf(build({ containers: { nginx: { ...NGINX, secrets } } }), 'execution');
  expect(statements['ReadSecrets']).toMatchObject({
    Action: 'secretsmanager:GetSecretValue',
    Resource: [DB, TOKEN],
  });
  expect(statements['DecryptSecrets']).toMatchObject({
    Action: 'kms:Decrypt',
    Resource: [DB_KEY, TOKEN_KEY],
    Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } },
  });
  expect(statements['ReadParameters']).toMatchObject({
    Action: 'ssm:GetParameters',
    Resource: [arn('ssm', 'parameter/flag'), arn('ssm', 'parameter/plain')],
  });
  expect(statements['DecryptParameters']).toMatchObject({
    Resource: TOKEN_KEY,
    Condition: { StringEquals: { 'kms:ViaService': 'ssm.us-east-1.amazonaws.com' } },
  });
});

test('ECS pulls from the named repositories', () => {
  const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/demo-test-api:1.0.0';
  const repositoryArn = arn('ecr', 'repository/demo-test-api');
  const containers = { api: { image, repositoryArn }, worker: { image, repositoryArn } };
  const statements = statementsOf(build({ containers }), 'execution');
  expect(statements['PullImages']).toMatchObject({ Resource: repositoryArn });
  expect(statements['LogInToRegistry']).toMatchObject({
    Action: 'ecr:GetAuthorizationToken',
    Resource: '*',
  });
});

test('the application may do what it is given', () => {
  const may = [{ sid: 'ReadOrders', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::orders/*'] }];
  expect(Object.keys(statementsOf(build({ may }), 'task'))).toEqual(['ReadOrders']);
});

test('ECS Exec opens sessions, and writes them down', () => {
  const statements = statementsOf(build({ exec: true }), 'task');
  expect(Object.keys(statements)).toEqual([
    'DecryptSessions',
    'FindSessionLog',
    'OpenSessions',
    'WriteSessionLog',
  ]);
  expect(statements['WriteSessionLog']?.Resource).toBe(arn('logs', 'log-group:/demo/test/unit/exec:*'));
  expect(statements['DecryptSessions']?.Resource).toBe(arn('kms', 'key/app'));
});

test('only ECS takes the roles, for tasks of this account and region', () => {
  const [role] = build().all(IamRole);
  expect(JSON.parse(String(role?.['assume_role_policy']))).toMatchObject({
    Statement: [
      {
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:123456789012:*' },
        },
      },
    ],
  });
});
