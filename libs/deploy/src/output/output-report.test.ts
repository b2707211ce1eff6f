import { notDeployed, type StackOutputs } from './output-stacks.js';
import { outputJson, outputReport } from './output-report.js';
import { attributesOf } from './stack-outputs.js';

const dns: StackOutputs = {
  stack: 'shop-staging-dns',
  outputs: [
    {
      name: 'cross-stack-output-aws_route53_zonezonezone_id',
      attribute: 'aws_route53_zone.zone.zone_id',
      sensitive: true,
      value: 'Z0123',
    },
    { name: 'name_servers', sensitive: false, value: ['a.example', 'b.example'] },
  ],
};

test('what is for people comes first, and sensitive values stay hidden', () => {
  expect(outputReport([dns])).toMatchInlineSnapshot(`
    "shop-staging-dns
    ┌──────────────────────────────────────────────────┬───────────────────────────┐
    │ output                                           │ value                     │
    ├──────────────────────────────────────────────────┼───────────────────────────┤
    │ name_servers                                     │ ["a.example","b.example"] │
    │ aws_route53_zone.zone.zone_id (for other stacks) │ (sensitive)               │
    └──────────────────────────────────────────────────┴───────────────────────────┘"
  `);
});

test('a sensitive value is shown to who asks for it', () => {
  expect(outputReport([dns], { showSensitive: true })).toContain('Z0123');
  expect(outputJson([dns], { showSensitive: true })).toContain('Z0123');
});

test('for programs, a hidden value is absent rather than a text in its place', () => {
  expect(JSON.parse(outputJson([dns]))).toEqual({
    'shop-staging-dns': {
      'cross-stack-output-aws_route53_zonezonezone_id': {
        sensitive: true,
        attribute: 'aws_route53_zone.zone.zone_id',
      },
      name_servers: { sensitive: false, value: ['a.example', 'b.example'] },
    },
  });
});

test('a stack that is not deployed is told after those that are', () => {
  const report = outputReport([
    { stack: 'shop-staging-keys', error: notDeployed('shop-staging-keys') },
    { stack: 'empty', outputs: [] },
    dns,
  ]);
  expect(report).toMatch(/^empty\nno outputs\n/);
  expect(report).toMatch(
    /shop-staging-keys has a problem:\n {2}it isn't deployed\n {4}fix: ashlar apply shop-staging-keys$/,
  );
});

test('the engine writes what an output for other stacks stands for', () => {
  const outputs = {
    'shop-dns': { 'cross-stack-output-aws_x.y.arn': 'cross-stack-output-aws_xyarn', url: 'url' },
  };
  expect([...attributesOf({ name: 'shop-dns', json: { '//': { outputs } } })]).toEqual([
    ['cross-stack-output-aws_xyarn', 'aws_x.y.arn'],
  ]);
  expect([...attributesOf({ name: 'shop-dns', json: {} })]).toEqual([]);
});
