import { familyOf } from './ecs-migration.js';
import { gateSettings } from './gate-settings.js';

const env = {
  CLUSTER: 'edgar',
  TASK_DEFINITION: 'edgar-migrate',
  CONTAINER: 'migrate',
  SUBNET_IDS: 'subnet-a,subnet-b',
  SECURITY_GROUP_IDS: 'sg-a',
  READY_URL: 'https://edgar-123.us-east-1.elb.amazonaws.com:8443/api/ready',
  READY_HOST: 'origin.edgar.example.com',
};

test('a migration has 13 minutes unless it is said otherwise', () => {
  expect(gateSettings(env)).toMatchObject({
    task: { subnetIds: ['subnet-a', 'subnet-b'], securityGroupIds: ['sg-a'] },
    ready: { host: 'origin.edgar.example.com' },
    limits: { migrationMs: 780_000 },
  });
  expect(gateSettings({ ...env, MIGRATION_TIMEOUT_SECONDS: '60' }).limits.migrationMs).toBe(60_000);
});

test('everything that is wrong is named at once', () => {
  const wrong = {
    CONTAINER: 'migrate',
    SUBNET_IDS: ',',
    READY_URL: 'http://x/ready',
    MIGRATION_TIMEOUT_SECONDS: 'ten',
  };
  expect(() => gateSettings(wrong)).toThrow(
    "the function's environment: CLUSTER is missing; TASK_DEFINITION is missing; SECURITY_GROUP_IDS is missing; " +
      'READY_URL is no https URL; SUBNET_IDS names no subnet; MIGRATION_TIMEOUT_SECONDS is no number of seconds',
  );
});

test.each([
  'migrate',
  'migrate:7',
  'arn:aws:ecs:us-east-1:111122223333:task-definition/migrate:7',
  'arn:aws:ecs:us-east-1:111122223333:task-definition/migrate',
])('the family of %s is migrate', (taskDefinition) => {
  expect(familyOf(taskDefinition)).toBe('migrate');
});
