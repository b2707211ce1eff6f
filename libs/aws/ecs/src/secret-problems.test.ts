import fc from 'fast-check';
import { Token } from '@ashlar/core';
import { commandProblems, secretProblems } from './secret-problems.js';

const RANDOM = 'kJ8vQ2mZx7Lw4RtY9pBn3HsD6fGc1TaE5uXo';

const whats = (variables: Record<string, string>) =>
  secretProblems('environment', variables).map(({ what }) => what.split(', and ')[0]);

test('a secret is known by its name, by its form, and by its randomness', () => {
  expect(
    whats({ DB_PASSWORD: 'hunter2', DATABASE_URL: 'postgres://a:b@db/app', SEED: RANDOM, LOG_LEVEL: 'info' }),
  ).toEqual([
    'environment.DB_PASSWORD is a secret by its name',
    'environment.DATABASE_URL is an address with a password in it',
    'environment.SEED is long and random, as keys and tokens are',
  ]);
});

test('the value is moved, or explained', () => {
  expect(secretProblems('containers.web.environment', { DB_PASSWORD: 'hunter2' })).toEqual([
    {
      what: 'containers.web.environment.DB_PASSWORD is a secret by its name, and would stand in plain text in the state and in the task definition',
      fix: 'move it to secrets.DB_PASSWORD as { secretArn, kmsKeyArn }; if it is none, say why in harmless.DB_PASSWORD',
    },
  ]);
});

test('a value that only Terraform knows is a secret as well, if the name says so', () => {
  const unknown = Token.asString({ resolve: () => 'later' });
  expect(whats({ DB_PASSWORD: unknown, DB_HOST: unknown })).toEqual([
    'environment.DB_PASSWORD is a secret by its name',
  ]);
  expect(whats({ DATABASE_URL: `postgres://app:${unknown}@db/app` })).toHaveLength(1);
});

test('switches and nothing are no secrets', () => {
  expect(whats({ SHOW_PASSWORD: 'true', TOKEN: '', SECRET: 'none' })).toEqual([]);
});

test('identifiers and digests may be random', () => {
  expect(whats({ CLIENT_ID: RANDOM, IMAGE_DIGEST: RANDOM, GIT_COMMIT: 'a1b2c3d4e5'.repeat(4) })).toEqual([]);
});

test('what is explained goes through, and nothing else is', () => {
  expect(secretProblems('environment', { SITE_TOKEN: 'x' }, { SITE_TOKEN: 'public' })).toEqual([]);
  expect(
    secretProblems('environment', { SITE_TOKEN: 'x', A: 'b' }, { SITE_TOKEN: ' ', A: 'why', B: 'gone' }),
  ).toEqual([
    { what: 'harmless.SITE_TOKEN is empty', fix: 'say why the value is no secret' },
    {
      what: 'harmless.A is about a variable that is not there or does not look like a secret',
      fix: 'leave it out',
    },
    {
      what: 'harmless.B is about a variable that is not there or does not look like a secret',
      fix: 'leave it out',
    },
  ]);
});

test('a command line is searched word by word', () => {
  const words = ['serve', '--token=abc', 'API_KEY=abc', '--token=$TOKEN', '--cache-key=1', RANDOM];
  expect(commandProblems('command', words).map(({ what }) => what.split(' is ')[0])).toEqual([
    'command[1]',
    'command[2]',
    'command[5]',
  ]);
});

test('no message holds the value', () => {
  const name = fc.constantFrom('DB_PASSWORD', 'DATABASE_URL', 'SEED', 'TOKEN');
  const value = fc
    .stringMatching(/^[A-Za-z0-9]{12,20}$/)
    .filter((text) => /\d/.test(text) && /[A-Z]/.test(text));
  const form = fc.constantFrom<(secret: string) => string>(
    (secret) => secret,
    (secret) => `postgres://app:${secret}@db/app`,
    (secret) => `--password=${secret}`,
    (secret) => `${secret}${secret}${secret}`,
  );
  fc.assert(
    fc.property(name, value, form, (variable, secret, render) => {
      const text = render(secret);
      const problems = [
        ...secretProblems('environment', { [variable]: text }),
        ...commandProblems('command', [text, `${variable}=${text}`]),
      ];
      expect(JSON.stringify(problems)).not.toContain(secret);
    }),
  );
});
