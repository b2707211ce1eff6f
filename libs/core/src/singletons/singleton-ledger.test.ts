import { refusal, synthApps, testEnvironment } from '@ashlar/testing';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment.js';
import type { AppDefinition, Target } from '../stack/app-definition.js';
import { ProjectStack } from '../stack/project-stack.js';
import type { Singleton } from './singleton-kinds.js';

class Owner extends Construct {
  constructor(scope: Construct, id: string, kind: Singleton) {
    super(scope, id);
    ProjectStack.of(this).claimSingleton(this, kind);
  }
}

const owning = (name: string, kind: Singleton, ...environments: Environment[]): AppDefinition => ({
  name,
  environments,
  build: (target: Target) => void new Owner(new ProjectStack(target, 'detection'), 'threats', kind),
});

test('two apps that claim the detector of one account and region are refused by one error that names both', () => {
  const production = testEnvironment({ name: 'production' });
  const attempt = () =>
    synthApps(
      owning('omnirapeutic', 'guardduty-detector', production),
      owning('edgar', 'guardduty-detector', production),
    );
  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "edgar-production-detection/threats (Owner) has a problem:
      the GuardDuty detector of account 123456789012 in us-east-1 is owned by omnirapeutic-production-detection/threats already
        fix: let omnirapeutic-production-detection keep it and leave it out here, or move it to a stack that both rely on"
  `);
});

test('each region has its own detector, and each account', () => {
  const environments = [
    testEnvironment({ name: 'home' }),
    testEnvironment({ name: 'far', region: 'eu-west-1', zones: ['eu-west-1a'] }),
    testEnvironment({ name: 'other', account: '999988887777' }),
  ];
  expect(synthApps(owning('demo', 'guardduty-detector', ...environments)).size).toBe(3);
});

test("an account's password policy is one, whatever the region", () => {
  const environments = [
    testEnvironment({ name: 'home' }),
    testEnvironment({ name: 'far', region: 'eu-west-1', zones: ['eu-west-1a'] }),
  ];
  const message = refusal(() => synthApps(owning('demo', 'iam-password-policy', ...environments)));
  expect(message).toContain(
    'the IAM password policy of account 123456789012 is owned by demo-home-detection',
  );
});
