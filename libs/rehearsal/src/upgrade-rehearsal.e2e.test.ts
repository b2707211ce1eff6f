import { handMade, outputOf } from './hand-made-stack.fixture.js';
import { UpgradeRehearsal } from './upgrade-rehearsal.js';

const parameter = (name: string, value: string) => ({ name, type: 'String', value });

/** An app whose second stack reads the first, and whose third is alone. */
const app = ({ name = '/data/name', value = 'x', web = 'y' } = {}) => [
  handMade(
    'web',
    {
      aws_ssm_parameter: {
        reads: parameter('/web/reads', outputOf('data', 'name')),
        own: parameter('/web/own', web),
      },
    },
    { after: ['data'] },
  ),
  handMade(
    'data',
    { aws_ssm_parameter: { name: parameter(name, value) } },
    { output: { name: { value: '${aws_ssm_parameter.name.name}' } } },
  ),
  handMade('other', { aws_ssm_parameter: { one: parameter('/other/one', 'x') } }),
];

let upgrade: UpgradeRehearsal;
beforeAll(async () => {
  upgrade = await UpgradeRehearsal.of(app(), { only: ['web'] });
});
afterAll(() => upgrade.end());

test('the same app changes nothing, and what was not asked for does not stand', async () => {
  expect(await upgrade.changesTo(app())).toEqual({ other: { 'aws_ssm_parameter.one': 'create' } });
});

test('a change is told by stack, address and action, and nothing of it is applied', async () => {
  const changed = app({ value: 'z', web: 'z' }).slice(0, 2);
  const changes = {
    data: { 'aws_ssm_parameter.name': 'update' },
    web: { 'aws_ssm_parameter.own': 'update' },
  };
  expect(await upgrade.changesTo(changed)).toEqual(changes);
  expect(await upgrade.changesTo(changed)).toEqual(changes);
});

test('what follows from a change of another stack shows when both are upgraded', async () => {
  const renamed = app({ name: '/data/other' }).slice(0, 2);
  expect(await upgrade.changesTo(renamed)).toEqual({ data: { 'aws_ssm_parameter.name': 'delete,create' } });
  expect(await upgrade.upgradeTo(renamed)).toEqual({
    data: { 'aws_ssm_parameter.name': 'delete,create' },
    web: { 'aws_ssm_parameter.reads': 'update' },
  });
  expect(await upgrade.changesTo(renamed)).toEqual({});
});
