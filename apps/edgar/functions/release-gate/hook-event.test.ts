import { readHookEvent } from './hook-event.js';

test("CodeDeploy's event names the deployment and what to report on", () => {
  const event = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'token', Combined: 1 };
  expect(readHookEvent(event)).toEqual({ by: 'codedeploy', release: 'd-1', hookExecution: 'token' });
});

test("ECS's event names the service deployment, which is the same at each call", () => {
  const resourceArn = 'arn:aws:ecs:us-east-1:111122223333:service-deployment/edgar/backend/TFX5';
  const event = { executionId: 'a635', lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT', resourceArn };
  expect(readHookEvent(event)).toEqual({ by: 'ecs', release: resourceArn, stage: 'POST_TEST_TRAFFIC_SHIFT' });
});

test.each([
  [undefined],
  [null],
  ['d-1'],
  [{ DeploymentId: 'd-1' }],
  [{ DeploymentId: '', LifecycleEventHookExecutionId: '' }],
  [{ DeploymentId: { $ne: 1 }, LifecycleEventHookExecutionId: 'x' }],
  [Object.create({ DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'x' })],
])('%j is no hook', (event) => {
  expect(() => readHookEvent(event)).toThrow('neither a CodeDeploy lifecycle hook nor an ECS lifecycle hook');
});
