import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { WrittenStack } from '@ashlar/graph';
import { ProgressLine } from '@ashlar/terraform';
import { file, temporaryFolder } from '@ashlar/testing';
import { bareEnvironment, projectRoot, startAshlar } from '../staging-account.fixture.js';
import { type Validation, validateStacks } from './validate-stacks.js';

// Every stack of the platforms is validated when it is rehearsed.
test('Terraform finds the stacks valid that patterns name, and looks at no other', async () => {
  const env = bareEnvironment();
  const { code, stdout, stderr } = await startAshlar(
    ['validate', '--stacks', 'state-*', '*-staging-keys', '*-staging-dns', '--json'],
    env,
  ).ended;
  if (!stdout.startsWith('[')) throw new Error(stderr);
  const validations = JSON.parse(stdout) as Validation[];
  expect(validations.filter(({ invalidities }) => invalidities.length > 0)).toEqual([]);
  expect(code).toBe(0);

  const list = await startAshlar(['list', '--json'], env).ended;
  const names = (JSON.parse(list.stdout) as { name: string }[]).map(({ name }) => name);
  const named = names.filter((name) => /^state-|-staging-(keys|dns)$/.test(name));
  expect(named.length).toBeGreaterThan(10);
  expect(validations.map(({ stack }) => stack).sort()).toEqual(named.sort());
});

test('what is invalid is located in the JSON and in the code', async () => {
  const zone = { '//': { metadata: { path: 'shop-dns/zone' } }, name: 'example.com', vcp: 'x' };
  const stack: WrittenStack = {
    name: 'test-invalid-dns',
    file: 'stacks/test-invalid-dns/cdk.tf.json',
    dependencies: [],
    json: {
      terraform: { required_providers: { aws: { source: 'aws', version: '6.25.0' } } },
      provider: { aws: [{ region: 'us-east-1' }] },
      resource: { aws_route53_zone: { zone } },
    },
  };
  const outdir = temporaryFolder();
  file(join(outdir, stack.file), JSON.stringify(stack.json, null, 2));
  const progress = new ProgressLine(new PassThrough() as unknown as NodeJS.WriteStream);

  const [validation] = await validateStacks({
    ...{ root: projectRoot, outdir, stacks: [stack], progress },
    env: bareEnvironment(),
  });

  expect(validation?.invalidities).toMatchObject([
    {
      where: expect.stringMatching(/^resource\.aws_route53_zone\.zone, cdk\.tf\.json line \d+$/),
      construct: 'shop-dns/zone',
      what: expect.stringContaining('vcp'),
    },
  ]);
});
