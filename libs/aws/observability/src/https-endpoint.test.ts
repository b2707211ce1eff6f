import { Token } from '@ashlar/core';
import { endpointProblems } from './https-endpoint.js';

const problems = (endpoint: unknown) => endpointProblems('https.pager', endpoint as never);

test.each([
  'https://ops.example.com/aws',
  'https://ops.example.com:8443/incidents/aws-alarms-of-production-2026?team=platform',
  'https://hooks.example.com/services/omnirapeutic/production',
])('%s is an address that anybody may see', (endpoint) => {
  expect(problems(endpoint)).toEqual([]);
});

test.each([
  'https://events.pagerduty.com/integration/0123456789abcdef0123456789abcdef/enqueue',
  'https://hooks.slack.com/services/T00000000/B00000000/a1b2C3d4E5f6G7h8I9j0K1l2',
  'https://api.opsgenie.com/v1/json/cloudwatch?apiKey=0a1b2c3d-1111-2222-3333-444455556666',
  'https://ops.example.com/aws?token=x',
  'https://me:word@ops.example.com/aws',
  'https://ops.example.com/%E0%A4%A?password=x',
  'https://ops.example.com/#0123456789abcdef0123456789abcdef',
  'http://ops.example.com/0123456789abcdef0123',
])('a token in %s is refused, and not repeated', (endpoint) => {
  const [problem, ...others] = problems(endpoint);
  expect(others).toEqual([]);
  expect(problem?.fix).toContain('put the address into an SSM parameter (SecureString)');
  expect(JSON.stringify(problem)).not.toMatch(/0123456789abcdef|a1b2C3d4|0a1b2c3d|word@/);
});

test('the fix names a parameter', () => {
  expect(
    problems('https://events.pagerduty.com/integration/0123456789abcdef0123456789abcdef/enqueue'),
  ).toEqual([
    {
      what: 'https.pager leads to events.pagerduty.com with a token or password in its address',
      fix: "put the address into an SSM parameter (SecureString) and name that: { parameter: '/<app>/<environment>/pagerduty' }",
    },
  ]);
});

test.each<[unknown, string]>([
  [
    'http://ops.example.com/aws',
    "https.pager is 'http://ops.example.com/aws', which anybody on the way can read",
  ],
  ['ops.example.com', "https.pager is 'ops.example.com'"],
  [undefined, 'https.pager is left out'],
  [{ parameter: 'pagerduty' }, "https.pager.parameter is 'pagerduty'"],
  [{ parameter: 7 }, 'https.pager.parameter is 7'],
  [{ parameter: '/demo/pagerduty', region: 'x' }, "https.pager has 'region'"],
])('%j is refused', (endpoint, what) => {
  expect(problems(endpoint).map((problem) => problem.what)).toEqual([what]);
});

test('a parameter is named by its path, and what only Terraform knows is taken', () => {
  expect(problems({ parameter: '/demo/test/pagerduty' })).toEqual([]);
  expect(problems(Token.asString({ resolve: () => 'x' }))).toEqual([]);
});
