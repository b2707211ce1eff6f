import { markedPlan } from './marked-plan.fixture.js';
import { maskFor } from './mask-for.js';

const LENGTH = 40_000;

const long = (part: string) => part.repeat(LENGTH / part.length);

/** Whoever opens a pull request writes such texts. Each step that looks again from every letter takes minutes for one. */
test.each([
  ...[
    'a',
    'a.',
    'a-',
    '.',
    ' ',
    '/',
    '\\',
    '"',
    '%',
    '(',
    '1',
    '0f',
    'aA1',
    'pass',
    'a=',
    'password ',
    '--pass ',
  ],
  ...['authorization:', '-----BEGIN ', 'a://', '&#', 'YWJj', 'YWJj\n', '1.1.', '(hidden)'],
  ...[
    'curl ',
    'curl -u',
    'mysql -p',
    'docker login ',
    'a://b:',
    'a://b:@',
    'password:\n',
    'token: |\n',
    ' token: |\n  ',
    'a:',
    'key:  ',
    '\n',
  ],
])('a mask comes to an end with a long text of %j', (part) => {
  const mask = maskFor([markedPlan('hunter2')], { values: 'masked' });
  const text = `https://example.com%20\n${long(part)}`;
  expect(mask.text(text)).toContain('https://example.com');
  expect(mask.value(text, { names: ['note'], sensitive: false }).kind).toMatch(/^(value|hidden)$/);
});
