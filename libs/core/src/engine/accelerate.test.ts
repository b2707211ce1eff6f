import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@ashlar/testing';

const folder = scratchFolder();
const asked = join(folder, 'asked');

/** A Terraform of this version, which notes how often it was asked for it. */
function terraform(version: string): string {
  const binary = join(folder, `terraform-${version}`);
  writeFileSync(asked, '');
  writeFileSync(binary, `#!/bin/sh\necho asked >> '${asked}'\necho 'Terraform v${version}'\n`);
  chmodSync(binary, 0o755);
  return binary;
}

/** Imports ten queues with this Terraform at hand, in modules that have not asked before. */
function importTen(version: string): () => void {
  process.env['TERRAFORM_BINARY_NAME'] = terraform(version);
  return () =>
    jest.isolateModules(() => {
      const { SqsQueue } =
        require('@cdktf/provider-aws/lib/sqs-queue/index.js') as typeof import('@cdktf/provider-aws/lib/sqs-queue/index.js');
      const { synthStack } = require('@ashlar/testing') as typeof import('@ashlar/testing');
      const stack = synthStack((scope) => {
        for (let index = 0; index < 10; index++) new SqsQueue(scope, `q${index}`).importFrom(`id-${index}`);
      });
      expect(stack.json['import']).toHaveLength(10);
    });
}

afterAll(() => delete process.env['TERRAFORM_BINARY_NAME']);

test('Terraform is asked for its version once, however many resources are imported', () => {
  importTen('1.11.4')();
  expect(readFileSync(asked, 'utf8')).toBe('asked\n');
});

test('a Terraform that is too old for imports is refused as before', () => {
  expect(importTen('1.4.0')).toThrow('version 1.4.0 is lower than the required version >=1.5');
});
