import type { TerraformJson } from '@ashlar/graph';
import { synthDigest } from '@ashlar/review';
import { strToU8, zipSync } from 'fflate';
import { otherCode } from './planned-code.js';

const json: TerraformJson = { resource: { terraform_data: { one: { input: 'reviewed' } } } };
const reviewed = { stack: 'shop', synthSha256: synthDigest(json) };

/** A saved plan that was made of these files. */
const planOf = (files: Readonly<Record<string, unknown>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`tfconfig/m-/${name}`, strToU8(JSON.stringify(text))]),
    ),
  );

test('a plan of what was reviewed is one, and what an emulator needs beside it makes no difference', () => {
  expect(otherCode(planOf({ 'cdk.tf.json': json }), reviewed)).toEqual([]);
  expect(otherCode(planOf({ 'cdk.tf.json': json, 'rehearsal_override.tf.json': {} }), reviewed)).toEqual([]);
});

test('a plan of Terraform JSON that was written meanwhile is none', () => {
  const other = { resource: { terraform_data: { one: { input: 'nobody has seen it' } } } };
  expect(otherCode(planOf({ 'cdk.tf.json': other }), reviewed)).toMatchObject([
    { field: 'synthSha256', what: expect.stringContaining('written anew while the set was being applied') },
  ]);
  expect(otherCode(planOf({}), reviewed)).toHaveLength(1);
});

test('a file beside the Terraform JSON is named', () => {
  expect(otherCode(planOf({ 'cdk.tf.json': json, 'mine_override.tf.json': {} }), reviewed)).toMatchObject([
    { what: expect.stringContaining('mine_override.tf.json lies beside') },
  ]);
});
