import fc from 'fast-check';
import { environmentProblems } from './environment-problems.js';

const problems = (environment: unknown, harmless?: unknown) =>
  environmentProblems(environment, harmless).map(({ what }) => what);

test('a secret is refused by its name and by its look, and its value is never said', () => {
  const key = 'AKIAIOSFODNN7EXAMPLE';
  const found = environmentProblems({ DATABASE_PASSWORD: 'hunter2', WORD: key });
  expect(found.map(({ what }) => what)).toEqual([
    expect.stringContaining('environment.DATABASE_PASSWORD is a secret by its name'),
    expect.stringContaining('environment.WORD is '),
  ]);
  expect(JSON.stringify(found)).not.toMatch(/hunter2|AKIA/);
});

test('the ARN of a secret is none', () => {
  const arn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:demo/db-AbCdEf';
  expect(problems({ SECRET_ARN: arn, DATABASE_HOST: 'db.example.com', DATABASE_USER: 'auth' })).toEqual([]);
});

test('a reason makes a variable harmless, and stands for one that looks like a secret', () => {
  const environment = { TOKEN_WORD: 'bearer', HOST: 'a' };
  expect(problems(environment, { TOKEN_WORD: 'the word before the token' })).toEqual([]);
  expect(problems(environment, { TOKEN_WORD: ' ' })).toEqual(['harmless.TOKEN_WORD is empty']);
  expect(problems(environment, { TOKEN_WORD: 'x', HOST: 'x' })).toEqual([
    expect.stringContaining('harmless.HOST'),
  ]);
});

test.each<[unknown, string]>([
  [{ AWS_REGION: 'us-east-1' }, 'environment.AWS_REGION is a name that Lambda keeps for itself'],
  [{ _HANDLER: 'x' }, 'environment._HANDLER is a name that Lambda keeps for itself'],
  [{ '1ST': 'x' }, "environment has '1ST'"],
  [{ A: 'x' }, "environment has 'A'"],
  [{ 'A-B': 'x' }, "environment has 'A-B'"],
  [{ PORT: 8080 }, 'environment.PORT is no text'],
  [['A=b'], 'environment is no record'],
])('%j is refused', (environment, what) => {
  expect(problems(environment)).toEqual([expect.stringContaining(what)]);
});

test('together they take 4 KB, in bytes, as JSON', () => {
  const of = (length: number) => ({ TEXT: 'word '.repeat(length).slice(0, length) });
  const frame = JSON.stringify({ TEXT: '' }).length;
  expect(problems(of(4096 - frame))).toEqual([]);
  expect(problems(of(4097 - frame))).toEqual(['environment has 4097 bytes; Lambda takes 4096']);
  expect(problems({ TEXT: 'ä '.repeat(1400) })).toEqual(['environment has 4211 bytes; Lambda takes 4096']);
});

test('what only Terraform knows is not counted', () => {
  expect(problems({ HOST: `\${aws_db_proxy.${'x'.repeat(5000)}.endpoint}` })).toEqual([]);
});

test('more variables never make a function that is too large smaller', () => {
  const name = fc.stringMatching(/^[B-Z]{2,8}$/);
  const text = fc.stringMatching(/^[a-z ]{0,900}$/);
  const tooLarge = (variables: Readonly<Record<string, string>>) =>
    problems(variables).some((what) => what.includes('Lambda takes 4096'));
  fc.assert(
    fc.property(fc.dictionary(name, text), name, text, (variables, more, value) => {
      const without = Object.fromEntries(Object.entries(variables).filter(([key]) => key !== more));
      expect(tooLarge(without) && !tooLarge({ ...without, [more]: value })).toBe(false);
    }),
  );
});
