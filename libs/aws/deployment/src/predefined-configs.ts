/** A configuration that AWS keeps in every account. */
interface PredefinedConfig {
  readonly name: string;
  readonly type: 'blue-green' | 'canary' | 'linear';
  readonly percent?: number;
  readonly minutes?: number;
}

/**
 * asOf: 2026-11
 * source: AWS CodeDeploy user guide, "Predefined deployment configurations for an Amazon ECS compute platform"
 * refresh: aws deploy list-deployment-configs
 */
export const predefinedConfigs: readonly PredefinedConfig[] = [
  { name: 'CodeDeployDefault.ECSAllAtOnce', type: 'blue-green' },
  { name: 'CodeDeployDefault.ECSCanary10Percent5Minutes', type: 'canary', percent: 10, minutes: 5 },
  { name: 'CodeDeployDefault.ECSCanary10Percent15Minutes', type: 'canary', percent: 10, minutes: 15 },
  { name: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes', type: 'linear', percent: 10, minutes: 1 },
  { name: 'CodeDeployDefault.ECSLinear10PercentEvery3Minutes', type: 'linear', percent: 10, minutes: 3 },
];
