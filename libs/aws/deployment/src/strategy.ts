/** Old tasks are replaced by new ones a few at a time, behind one target group. Nothing to pay beside the tasks. */
export interface RollingStrategy {
  readonly type: 'rolling';
  readonly by?: never;
  /** Share of the tasks that keeps running during a deployment: 0 to 100. @default 100 */
  readonly minimumHealthyPercent?: number;
  /** Share of the tasks that may run during a deployment: 100 to 200. @default 200 */
  readonly maximumPercent?: number;
}

/** CodeDeploy starts new tasks beside the old ones and moves the traffic. The service belongs to it from then on. */
interface ByCodeDeploy {
  readonly by: 'codedeploy';
  /**
   * Minutes for which the old tasks stay when all traffic has left them: 0 to 2880. So long, going back is a matter of
   * seconds, and there are twice as many tasks to pay.
   * @default 60
   */
  readonly terminationWaitMinutes?: number;
  /**
   * Minutes for which a deployment waits for somebody's consent before production traffic moves: 1 to 2880. Then it
   * is stopped.
   * @default - it waits for nobody
   */
  readonly consentWaitMinutes?: number;
  readonly bakeMinutes?: never;
}

/** ECS itself does the same, and Terraform may still change the service. Needs AWS provider 6.4 or newer. */
interface ByEcs {
  readonly by: 'ecs';
  /**
   * Minutes for which both revisions run when all traffic has moved: 0 to 1440. So long, an alarm takes it back at once,
   * and there are twice as many tasks to pay.
   * @default 15
   */
  readonly bakeMinutes?: number;
  readonly terminationWaitMinutes?: never;
  readonly consentWaitMinutes?: never;
}

/** All traffic moves at once, to tasks that have been tested through the test listener. */
interface AllAtOnce {
  readonly type: 'blue-green';
}

/** A share of the traffic moves first and is watched; then the rest. */
interface CanaryShift {
  readonly type: 'canary';
  /** Of the traffic, first: 1 to 99 by CodeDeploy; 0.1 to 99.9, in steps of 0.1, by ECS. */
  readonly percent: number;
  /** Until the rest follows: 1 to 2880 by CodeDeploy, 1 to 1440 by ECS. */
  readonly minutes: number;
}

/** The traffic moves in equal steps. */
interface LinearShift {
  readonly type: 'linear';
  /** Of the traffic, with each step: 1 to 99 by CodeDeploy; 3 to 99.9, in steps of 0.1, by ECS. */
  readonly percent: number;
  /** Between two steps: by CodeDeploy, all steps take 2880 at most; 1 to 1440 by ECS. */
  readonly everyMinutes: number;
}

type Shift = AllAtOnce | CanaryShift | LinearShift;

export type CodeDeployStrategy = Shift & ByCodeDeploy;
export type EcsStrategy = Shift & ByEcs;

/** How new tasks take over from old ones. What can't work together does not compile. */
export type DeploymentStrategy = RollingStrategy | CodeDeployStrategy | EcsStrategy;
