import { ServiceRole } from '@ashlar/iam';
import { Construct } from 'constructs';
import { type EcsHooks, functionArnsOf } from './hooks.js';

interface EcsShiftRolesProps {
  readonly purpose: string;
  readonly hooks: EcsHooks;
}

/** What ECS works with when it moves traffic by itself. Costs nothing. */
export class EcsShiftRoles extends Construct {
  /** Lets ECS change listener rules and register targets. */
  readonly trafficRoleArn: string;
  /** Lets ECS call the hooks. Only with hooks. */
  readonly hookRoleArn?: string;
  readonly ready: readonly { readonly fqn: string }[];

  constructor(scope: Construct, id: string, { purpose, hooks }: EcsShiftRolesProps) {
    super(scope, id);
    const traffic = new ServiceRole(this, 'traffic', {
      purpose: `${purpose}-traffic`,
      service: 'ecs.amazonaws.com',
      // ECS proves nothing besides its name when it takes this role.
      trustConditions: 'none',
      may: [],
      // Only ECS knows which calls a shift takes from release to release.
      awsManagedPolicies: ['AmazonECSInfrastructureRolePolicyForLoadBalancers'],
    });
    const functions = functionArnsOf(hooks);
    const calls =
      functions.length === 0
        ? undefined
        : new ServiceRole(this, 'hooks', {
            purpose: `${purpose}-hooks`,
            service: 'ecs.amazonaws.com',
            trustConditions: 'none',
            may: [{ sid: 'CallHooks', actions: ['lambda:InvokeFunction'], resources: functions }],
          });
    this.trafficRoleArn = traffic.roleArn;
    this.hookRoleArn = calls?.roleArn;
    this.ready = [...traffic.attachments, ...(calls?.attachments ?? [])];
  }
}
