import { mayShare } from './may-share.js';

const required_providers = { aws: { source: 'aws', version: '6.25.0' } };
const stack = (provider: unknown, more: object = {}) => ({
  terraform: { required_providers },
  provider,
  ...more,
});
const plain = { region: 'us-east-1' };

test('a stack of one region may share the provider', () => {
  expect(mayShare(stack({ aws: [plain] }))).toBe(true);
});

test.each([
  ['a second region', stack({ aws: [plain, { alias: 'us-west-2', region: 'us-west-2' }] })],
  ['an alias alone', stack({ aws: [{ alias: 'us-west-2', region: 'us-west-2' }] })],
  ['another provider', stack({ aws: [plain], random: [{}] })],
  [
    'another required provider',
    { ...stack({ aws: [plain] }), terraform: { required_providers: { ...required_providers, tls: {} } } },
  ],
  ['no provider at all', stack(undefined)],
  ['a module, whose configurations nobody sees', stack({ aws: [plain] }, { module: { vpc: [{}] } })],
  [
    'the code of a function beside it, which a kept process would look for elsewhere',
    stack({ aws: [plain] }, { resource: { aws_lambda_function: { f: { filename: 'assets/f.zip' } } } }),
  ],
])('a stack with %s has its own', (_what, json) => {
  expect(mayShare(json)).toBe(false);
});
