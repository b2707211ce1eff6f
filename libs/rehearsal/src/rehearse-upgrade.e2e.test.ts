import { join } from 'node:path';
import { handMade, outputOf } from './hand-made-stack.fixture.js';
import { rehearseUpgrade } from './rehearse-upgrade.js';
import { prepareToolchain } from './toolchain/toolchain.js';

const root = join(__dirname, '../../..');
const parameter = (name: string, value = 'x') => ({ name, type: 'String', value });

/** A stack that reads the other one, and a third that nobody asks about. */
const app = (name: string, read = 'x') => [
  handMade(
    'web',
    { aws_ssm_parameter: { reads: parameter('/web', outputOf('data', 'name') + read) } },
    { after: ['data'] },
  ),
  handMade(
    'data',
    { aws_ssm_parameter: { name: parameter(name) } },
    { output: { name: { value: '${aws_ssm_parameter.name.name}' } } },
  ),
  handMade('other', { aws_ssm_parameter: { one: parameter('/other') } }),
];

test('the head is applied on top of the base: a replacement shows, and what follows from it', async () => {
  const toolchain = await prepareToolchain({ root, env: process.env, report: () => undefined });
  const [base, head] = [app('/data/name'), app('/data/other').slice(0, 2)];
  const report = await rehearseUpgrade({ root, toolchain, base, head, changed: ['data', 'web', 'other'] });
  expect(report).toEqual({
    changes: {
      data: { 'aws_ssm_parameter.name': 'delete,create' },
      web: { 'aws_ssm_parameter.reads': 'update' },
    },
    gone: ['other'],
    leftOut: {},
  });
});
