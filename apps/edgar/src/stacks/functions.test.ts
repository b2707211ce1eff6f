import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias/index.js';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { LambdaProvisionedConcurrencyConfig } from '@cdktf/provider-aws/lib/lambda-provisioned-concurrency-config/index.js';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { functionSizes } from '../../functions/shared/function-sizes.js';
import { functionNames } from '../environments.js';
import { environmentOf, stackOf } from '../platform.fixture.js';

const production = stackOf(environmentOf('production'), 'functions');
const staging = stackOf(environmentOf('staging'), 'functions');

test.each([...functionNames])('EDG-02: %s has its memory and time, and stands in the VPC', (name) => {
  const { memoryMb, timeoutSeconds } = functionSizes[name];
  expect(production.at(`${name}/function`)).toMatchObject({
    ...{ memory_size: memoryMb, timeout: timeoutSeconds },
    vpc_config: { subnet_ids: expect.arrayContaining([expect.stringContaining('app-us-east-1a')]) },
  });
});

test.each([...functionNames])('EDG-02: %s signs in at the proxy as a user of its own', (name) => {
  expect(production.at(`${name}/function`)).toMatchObject({
    environment: { variables: { DATABASE_USER: name, DATABASE_HOST: expect.stringContaining('proxy') } },
  });
  const policy = JSON.stringify(production.at(`${name}/role/policy`));
  expect(policy).toContain('rds-db:connect');
  expect(policy).toContain(`/${name}`);
});

test('EDG-02: the load balancer calls functions by their paths, before it asks containers', () => {
  const rules = production.all(LbListenerRule).map(({ priority, condition }) => ({
    priority: Number(priority),
    paths: JSON.stringify(condition),
  }));
  expect(rules).toHaveLength(3);
  for (const { priority } of rules) expect(priority).toBeLessThan(500);
  for (const path of ['/auth/*', '/profile', '/notifications']) {
    expect(rules.some(({ paths }) => paths.includes(`"${path}"`))).toBe(true);
  }
  for (const group of production.all(LbTargetGroup)) {
    expect(group).toMatchObject({ target_type: 'lambda', health_check: { path: '/health' } });
  }
});

test('EDG-04: production keeps environments started for sign-in and profiles, staging keeps none', () => {
  expect(production.all(LambdaProvisionedConcurrencyConfig)).toHaveLength(2);
  expect(production.at('auth/warm/config')).toMatchObject({ provisioned_concurrent_executions: 2 });
  expect(staging.all(LambdaProvisionedConcurrencyConfig)).toEqual([]);
});

test('EDG-14: functions are traced, and write structured logs', () => {
  expect(production.all(LambdaAlias)).toHaveLength(3);
  for (const made of production.all(LambdaFunction)) {
    expect(made).toMatchObject({
      tracing_config: { mode: 'Active' },
      logging_config: { log_format: 'JSON' },
    });
  }
});

test('EDG-02: a message that fails five times is kept apart', () => {
  expect(JSON.stringify(production.at('messages/queue')['redrive_policy'])).toContain('maxReceiveCount');
});
