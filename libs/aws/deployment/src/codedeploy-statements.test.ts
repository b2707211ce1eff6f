import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { canary, functionArn, release, service } from './minimal-deployment.fixture.js';

interface Statement {
  readonly Sid: string;
  readonly Resource: string | string[];
}

const statementsOf = (stack: ReturnType<typeof release>['stack']) =>
  (JSON.parse(String(stack.one(IamPolicy)['policy'])) as { Statement: Statement[] }).Statement;

describe('the role', () => {
  const { stack } = release(canary, { hooks: { BeforeAllowTraffic: { functionArn } } });
  const statements = Object.fromEntries(statementsOf(stack).map((statement) => [statement.Sid, statement]));

  test('is for this service, its listeners, its roles and its hooks', () => {
    expect(statements['SwitchTaskSets']?.Resource).toEqual([
      'arn:aws:ecs:us-east-1:123456789012:service/demo-test/demo-test-backend-codedeploy',
      'arn:aws:ecs:us-east-1:123456789012:task-set/demo-test/demo-test-backend-codedeploy/*',
    ]);
    expect(statements['MoveTraffic']?.Resource).toHaveLength(4);
    expect(statements['StartTasks']).toMatchObject({
      Resource: [...service.roleArns].sort(),
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    });
    expect(statements['CallHooks']?.Resource).toBe(functionArn);
  });

  test('says "everything" only where AWS knows nothing narrower', () => {
    const wide = Object.values(statements).filter(({ Resource }) => Resource === '*');
    expect(wide.map(({ Sid }) => Sid).sort()).toEqual(['LookAtTraffic', 'StartTaskSets', 'WatchAlarms']);
    expect(statements['StartTaskSets']).toMatchObject({
      Condition: {
        ArnEquals: {
          'ecs:cluster': 'arn:aws:ecs:us-east-1:123456789012:cluster/demo-test',
          'ecs:service': 'arn:aws:ecs:us-east-1:123456789012:service/demo-test/demo-test-backend-codedeploy',
        },
      },
    });
  });
});
