/**
 * What AWS takes, narrowed where its own bounds make no sense: a canary of 100 percent is none, and one of no minutes
 * is watched by nobody.
 *
 * asOf: 2026-11
 * source: Amazon ECS API reference, CanaryConfiguration (0.1 to 100 percent, 0 to 1440 minutes), LinearConfiguration (3 to
 *   100 percent, 0 to 1440 minutes) and DeploymentConfiguration.bakeTimeInMinutes; AWS CodeDeploy user guide, "CodeDeploy
 *   quotas": 48 hours until the original tasks end and until consent is given, 2880 minutes between the first and the
 *   last shift and 99 percent in one shift. The last two are written down for Lambda; ECS is shifted the same way.
 * refresh: read the two pages again
 */
export const strategyLimits = {
  codedeploy: {
    percent: { min: 1, max: 99, step: 1 },
    linearPercent: { min: 1, max: 99, step: 1 },
    waitMinutes: { min: 1, max: 2880 },
    shiftMinutes: 2880,
    terminationWaitMinutes: { min: 0, max: 2880 },
    consentWaitMinutes: { min: 1, max: 2880 },
    alarms: 10,
  },
  ecs: {
    percent: { min: 0.1, max: 99.9, step: 0.1 },
    linearPercent: { min: 3, max: 99.9, step: 0.1 },
    waitMinutes: { min: 1, max: 1440 },
    bakeMinutes: { min: 0, max: 1440 },
  },
} as const;
