/** A few tasks at a time, by ECS, behind one target group. */
export interface RollingDeployment {
  readonly kind: 'rolling';
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** Alarms that take a deployment back. */
  readonly alarmNames: readonly string[];
}

/** CodeDeploy owns what runs and where the requests go, from the first release on. */
export interface CodeDeployDeployment {
  readonly kind: 'codedeploy';
}

/** ECS moves the traffic between two target groups by itself. */
export interface EcsDeployment {
  readonly kind: 'ecs';
  readonly strategy: 'BLUE_GREEN' | 'CANARY' | 'LINEAR';
  readonly bakeMinutes: number;
  readonly canary?: { readonly percent: number; readonly minutes: number };
  readonly linear?: { readonly percent: number; readonly everyMinutes: number };
  readonly traffic: {
    readonly alternateTargetGroupArn: string;
    readonly productionRuleArn: string;
    readonly testRuleArn?: string;
    readonly roleArn: string;
  };
  readonly hooks: readonly {
    readonly stage: string;
    readonly functionArn: string;
    readonly roleArn: string;
  }[];
  readonly alarmNames: readonly string[];
  /** What the service waits for. */
  readonly ready: readonly { readonly fqn: string }[];
}

/** How a service is deployed: `deployment` of a `DeploymentPlan` in @ashlar/deployment fits. */
export type ServiceDeployment = RollingDeployment | CodeDeployDeployment | EcsDeployment;
