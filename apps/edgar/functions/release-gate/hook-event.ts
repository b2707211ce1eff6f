/** What asked whether traffic may move: CodeDeploy, which wants to be called back, or ECS, which reads the answer. */
export type HookEvent =
  | { readonly by: 'codedeploy'; readonly release: string; readonly hookExecution: string }
  | { readonly by: 'ecs'; readonly release: string; readonly stage: string };

/**
 * `release` is the same for every invocation about one deployment: CodeDeploy's deployment id, or the ARN of ECS's service
 * deployment. Anything else is a mistake in who may invoke the function, and nobody waits for an answer.
 */
export function readHookEvent(event: unknown): HookEvent {
  const fields = new Map(Object.entries(typeof event === 'object' && event !== null ? event : {}));
  const text = (name: string): string | undefined => {
    const value: unknown = fields.get(name);
    return typeof value === 'string' && value !== '' && value.length <= 500 ? value : undefined;
  };
  const [deployment, hookExecution] = [text('DeploymentId'), text('LifecycleEventHookExecutionId')];
  if (deployment !== undefined && hookExecution !== undefined) {
    return { by: 'codedeploy', release: deployment, hookExecution };
  }
  const [resource, stage] = [text('resourceArn'), text('lifecycleStage')];
  if (resource !== undefined && stage !== undefined) return { by: 'ecs', release: resource, stage };
  throw new Error('neither a CodeDeploy lifecycle hook nor an ECS lifecycle hook');
}
