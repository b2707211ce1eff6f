import { is } from '@ashlar/core';
import { refusal, synthStack } from '@ashlar/testing';
import { Secret, type SecretProps } from './secret.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';
const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:rotate-stripe';

const props: SecretProps = {
  purpose: 'stripe',
  description: 'API key of the Stripe account',
  kmsKeyArn: KEY,
};

/** Refuses props that went around the types. */
const refused = (overrides: object) =>
  refusal(() => synthStack((stack) => void new Secret(stack, 'stripe', { ...props, ...overrides })));

test.each(['value', 'secretString', 'secretBinary', 'secretStringWo', 'password'])(
  'a value that comes as %s is refused, and not printed',
  (prop) => {
    const message = refused({ [prop]: 'hunter2' });
    expect(message).toContain(`a secret takes no '${prop}'`);
    expect(message).toContain('aws secretsmanager put-secret-value');
    expect(message).not.toContain('hunter2');
  },
);

test('everything is refused at once', () => {
  const message = refused({
    purpose: 'Stripe',
    description: '',
    kmsKeyArn: 'alias/aws/secretsmanager',
    recoveryWindowDays: 0,
    rotation: { lambdaArn: 'rotate', everyDays: 0 },
    value: 'hunter2',
  });
  expect(message).toMatchInlineSnapshot(`
    "demo-test-unit/stripe (Secret) has 7 problems:
      a secret takes no 'value'
        fix: take it away: a value is put in by \`aws secretsmanager put-secret-value\`, so that no state and no JSON holds it
      purpose is 'Stripe'
        fix: use lower-case words joined by hyphens: 'stripe'
      description is empty or too long
        fix: say in 2048 characters which value has to be put in
      kmsKeyArn is 'alias/aws/secretsmanager'
        fix: give the ARN of the key, as EncryptionKey publishes it
      recoveryWindowDays is 0: the secret could not be recovered
        fix: use a whole number from 7 to 30, or deletable: true
      rotation.lambdaArn is 'rotate'
        fix: give the ARN of the function that rotates
      rotation.everyDays is 0; Secrets Manager takes 1 to 1000
        fix: use a whole number from 1 to 1000"
  `);
});

test.each([1, 6, 31, 7.5, Number.NaN])('a window of %d days is refused', (recoveryWindowDays) => {
  expect(refused({ recoveryWindowDays })).toContain('use a whole number from 7 to 30');
});

test('a window for what has none is refused', () => {
  expect(refused({ deletable: true, recoveryWindowDays: 7 })).toContain('what is deletable has no window');
});

test.each([undefined, '', 'alias/stripe', 'arn:aws:kms:us-east-1:123456789012:alias/stripe'])(
  "the key '%s' is refused",
  (kmsKeyArn) => {
    expect(refused({ kmsKeyArn })).toContain(`${is('kmsKeyArn', kmsKeyArn)}\n`);
  },
);

test.each([undefined, ' ', 'x'.repeat(2049)])(
  'a description that nobody could use is refused',
  (description) => {
    expect(refused({ description })).toContain('description is empty or too long');
  },
);

describe('a rotation is refused', () => {
  const rotationProblems = (rotation: object) => refused({ rotation: { lambdaArn: LAMBDA, ...rotation } });

  test.each([undefined, '', 'rotate', `${LAMBDA}/x`])("by '%s'", (lambdaArn) => {
    expect(rotationProblems({ lambdaArn, everyDays: 1 })).toContain('give the ARN of the function');
  });

  test.each([0, 1001, 1.5])('every %d days', (everyDays) => {
    expect(rotationProblems({ everyDays })).toContain('use a whole number from 1 to 1000');
  });

  test('when it says how often twice, or not at all', () => {
    const message = 'rotation needs either everyDays or schedule';
    expect(rotationProblems({})).toContain(message);
    expect(rotationProblems({ everyDays: 1, schedule: 'rate(1 days)' })).toContain(message);
  });

  test.each(['daily', 'rate(3 hours)', 'rate(0 days)', 'rate(10 minutes)', 'cron(0 4 * *)', ''])(
    "by the schedule '%s'",
    (schedule) => {
      expect(rotationProblems({ schedule })).toContain(`rotation.schedule is '${schedule}'`);
    },
  );

  test.each(['by-hand ', 'rotation', true])('whose first value comes from %p', (firstValue) => {
    expect(rotationProblems({ everyDays: 1, firstValue })).toContain('rotation.firstValue is ');
  });

  test.each([['permission'], [null], { fqn: 'aws_lambda_permission.x' }])('that waits for %p', (ready) => {
    expect(rotationProblems({ everyDays: 1, ready })).toContain('rotation.ready is no list of resources');
  });

  test('that says what nothing reads, without printing it', () => {
    const message = rotationProblems({ everyDays: 1, firstvalue: 'hunter2' });
    expect(message).toContain("rotation has 'firstvalue'");
    expect(message).toContain("did you mean 'firstValue'?");
    expect(message).not.toContain('hunter2');
  });

  test.each([null, 'daily', 30])('that is %p', (rotation) => {
    expect(refused({ rotation })).toContain('rotation is ');
  });
});
