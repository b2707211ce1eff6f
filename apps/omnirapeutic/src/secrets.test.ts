import { Bastion } from '@ashlar/bastion';
import { AuroraCluster } from '@ashlar/aurora';
import { InputError, type ProjectStack } from '@ashlar/core';
import { type Container, EcsCluster, FargateService } from '@ashlar/ecs';
import { Secret } from '@ashlar/secrets';
import { synthStack } from '@ashlar/testing';
import { environmentOf, servicesWith, stacksOf } from './platform.fixture.js';

/** What a careless person would put somewhere: it has the look of a password, and of nothing else. */
const CANARY = 'Tr0ub4dor&3-CANARY-9f8e7d';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/k';
const place = { vpcId: 'vpc-1', subnetIds: { 'us-east-1a': 'subnet-a', 'us-east-1b': 'subnet-b' } };

function service(stack: ProjectStack, container: Partial<Container>): void {
  const { cluster } = new EcsCluster(stack, 'cluster', { kmsKeyArn: KEY });
  new FargateService(stack, 'api', {
    ...{ ...place, purpose: 'api', cluster, size: { cpu: 256, memory: 512 }, tasks: 2 },
    containers: { api: { image: 'public.ecr.aws/nginx/nginx:1.28.0', ...container } },
    logging: { kmsKeyArn: KEY },
  });
}

function secret(stack: ProjectStack, value: object): void {
  new Secret(stack, 'secret', { purpose: 'api', description: 'For the API', kmsKeyArn: KEY, ...value });
}

function database(stack: ProjectStack, props: object): void {
  new AuroraCluster(stack, 'db', {
    ...{ ...place, purpose: 'records', engineVersion: '15.10', databaseName: 'records' },
    ...{
      scaling: { min: 0.5, max: 1 },
      kmsKeyArn: KEY,
      masterSecretKmsKeyArn: KEY,
      logs: { kmsKeyArn: KEY },
    },
    ...props,
  });
}

function bastion(stack: ProjectStack, props: object): void {
  const reaches = { db: { securityGroupId: 'sg-1', port: 5432, description: 'People look into it' } };
  const { vpcId } = place;
  new Bastion(stack, 'bastion', {
    ...{ vpcId, vpcCidr: '10.0.0.0/16', subnetId: 'subnet-a', kmsKeyArn: KEY, reaches },
    ...props,
  });
}

/** Every input that could carry a secret, by a name of its own or by a cast. */
const attempts: Record<string, (stack: ProjectStack) => void> = {
  'a password in the environment': (stack) => service(stack, { environment: { DB_PASSWORD: CANARY } }),
  'a token in the environment': (stack) => service(stack, { environment: { API_TOKEN: CANARY } }),
  'a connection string': (stack) =>
    service(stack, { environment: { DATABASE_URL: `postgres://api:${CANARY}@db.example.com/records` } }),
  'a password on the command line': (stack) => service(stack, { command: ['serve', `--password=${CANARY}`] }),
  'a header with a token in the health check': (stack) =>
    service(stack, {
      healthCheck: { command: ['CMD-SHELL', `curl -H "Authorization: Bearer ${CANARY}" localhost`] },
    }),
  'the value of a secret': (stack) => secret(stack, { value: CANARY }),
  'the string of a secret': (stack) => secret(stack, { secretString: CANARY }),
  'the password of the administrator': (stack) => database(stack, { masterPassword: CANARY }),
  'a parameter of the database': (stack) => database(stack, { parameters: { 'auth.password': CANARY } }),
  'user data of the bastion': (stack) => bastion(stack, { userData: `export PASSWORD=${CANARY}` }),
};

/** The message or the JSON that came of it: what somebody else will read. */
function outcome(attempt: (stack: ProjectStack) => void): string {
  try {
    return JSON.stringify(synthStack(attempt).json);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

test.each(Object.keys(attempts))('ORP-12: %s reaches neither the JSON nor the message', (name) => {
  const told = outcome(attempts[name] as (stack: ProjectStack) => void);
  expect(told.length).toBeGreaterThan(0);
  expect(told).not.toContain('CANARY');
});

test('ORP-12: no argument of the platform takes a secret value, and no output gives one', () => {
  const production = environmentOf('production');
  const services = servicesWith(production, { api: { on: true }, web: { on: true }, worker: { on: true } });
  const stacks = Object.values(stacksOf({ ...production, services }));
  const text = JSON.stringify(stacks.map(({ json }) => json.resource));
  const carriers =
    /"(master_password|password|secret_string(_wo)?|auth_token|user_data(_base64)?|private_key)":/;
  expect(text).not.toMatch(carriers);
  const outputs = stacks.flatMap(({ json }) => Object.entries(json.output ?? {}));
  expect(outputs.filter(([, { value }]) => /secret_string|password|private_key/.test(String(value)))).toEqual(
    [],
  );
});
