import { TerraformFailed } from '@ashlar/terraform';
import { invaliditiesOf } from './invalidity.js';
import { areValid, validateJson, validateReport } from './validate-report.js';

const zone = { '//': { metadata: { path: 'shop-dns/zone' } }, name: 'example.com', vcp: 'x' };
const json = { resource: { aws_route53_zone: { zone } } };
const unsupported = {
  severity: 'error',
  summary: 'Extraneous JSON object property',
  detail: 'No argument or block type is named "vcp". Did you mean "vpc"?',
  range: { filename: 'cdk.tf.json', start: { line: 64 } },
  snippet: { context: 'resource.aws_route53_zone.zone', values: [] },
};

const dns = {
  stack: 'shop-dns',
  seconds: 2.34,
  invalidities: invaliditiesOf(new TerraformFailed('validate', [unsupported]), { json }),
};
const keys = { stack: 'shop-keys', seconds: 1, invalidities: [] };

test('what is wrong is told with its place in the JSON and in the code', () => {
  expect(validateReport([keys, dns])).toMatchInlineSnapshot(`
    "┌───────────┬───────┬─────────┐
    │ stack     │ valid │ seconds │
    ├───────────┼───────┼─────────┤
    │ shop-keys │ yes   │     1.0 │
    │ shop-dns  │ NO    │     2.3 │
    └───────────┴───────┴─────────┘
    2 stacks, 1 of them invalid

    shop-dns: resource.aws_route53_zone.zone, cdk.tf.json line 64
      construct shop-dns/zone
      Extraneous JSON object property: No argument or block type is named "vcp". Did you mean "vpc"?"
  `);
  expect(areValid([keys, dns])).toBe(false);
  expect(areValid([keys])).toBe(true);
});

test('programs get the same', () => {
  expect(JSON.parse(validateJson([keys, dns]))).toEqual([
    { ...keys, valid: true },
    { ...dns, seconds: 2.3, valid: false },
  ]);
});

test('warnings make nothing invalid, and what has no place is told all the same', () => {
  const failure = new TerraformFailed('validate', [
    { severity: 'warning', summary: 'deprecated' },
    { severity: 'error', summary: 'Missing required argument' },
  ]);
  expect(invaliditiesOf(failure, { json })).toEqual([
    { where: 'somewhere in the stack', what: 'Missing required argument' },
  ]);
});
