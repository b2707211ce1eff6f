import { Model, type Target } from './model.js';
import type { StackJson, TerraformJson } from './terraform-json.js';

const described = (targets: Target[]) =>
  targets.map((target) =>
    target.resource ? `${target.resource.id}.${target.attribute}` : `'${target.text}'`,
  );

/** What a value in stack `a` leads to. */
const resolve = (value: unknown, json: TerraformJson = {}, others: StackJson[] = []) =>
  described(new Model([{ name: 'a', json }, ...others]).resolve('a', value));

const groups = {
  aws_security_group: { web: { vpc_id: '${aws_vpc.main.id}' }, db: {} },
  aws_vpc: { main: {} },
};

test.each<[string, unknown, string[]]>([
  ['a reference', '${aws_security_group.web.id}', ['a/aws_security_group.web.id']],
  ['a list', ['${aws_security_group.web.id}', 'sg-1'], ['a/aws_security_group.web.id', "'sg-1'"]],
  ['nothing', [undefined, null, ''], []],
  ['a number', 5432, ["'5432'"]],
  ['one of several', '${one(aws_security_group.web[*].id)}', ['a/aws_security_group.web.id']],
  ['an instance', '${aws_security_group.web["x"].id}', ['a/aws_security_group.web.id']],
  [
    'a set',
    '${toset([aws_security_group.web.id, aws_security_group.db.id])}',
    ['a/aws_security_group.web.id', 'a/aws_security_group.db.id'],
  ],
  ['an attribute that is written', '${aws_security_group.web.vpc_id}', ['a/aws_vpc.main.id']],
  ['a variable', '${var.group}', ["'${var.group}'"]],
  ['an output of a module', '${module.net.group_id}', ["'${module.net.group_id}'"]],
  ['a resource that is not there', '${aws_security_group.gone.id}', ["'${aws_security_group.gone.id}'"]],
])('%s is followed as far as the JSON goes', (_, value, expected) => {
  expect(resolve(value, { resource: groups })).toEqual(expected);
});

test('what an expression may be besides its references is told too', () => {
  const value = '${aws_vpc.main.enabled ? aws_security_group.web.id : "sg-1"}';
  expect(resolve(value, { resource: groups })).toEqual([
    'a/aws_vpc.main.enabled',
    'a/aws_security_group.web.id',
    `'${value}'`,
  ]);
});

test('locals and data sources are followed, circles are not', () => {
  const json = {
    resource: groups,
    data: { aws_prefix_list: { s3: {} } },
    locals: {
      ids: ['${aws_security_group.web.id}', '${data.aws_prefix_list.s3.id}'],
      x: '${local.y}',
      y: '${local.x}',
    },
  };
  expect(resolve('${local.ids}', json)).toEqual([
    'a/aws_security_group.web.id',
    'a/data.aws_prefix_list.s3.id',
  ]);
  expect(resolve('${local.x}', json)).toEqual(["'${local.x}'"]);
  expect(resolve('${local.z}', json)).toEqual(["'${local.z}'"]);
});

test('a block is found in each of the forms that Terraform takes', () => {
  const written = [
    { aws_vpc: [{ main: [{ cidr_block: '10.0.0.0/16' }] }] },
  ] as unknown as TerraformJson['resource'];
  expect(new Model([{ name: 'a', json: { resource: written } }]).at('a/aws_vpc.main').attributes).toEqual({
    cidr_block: '10.0.0.0/16',
  });
});

describe('an output of another stack', () => {
  const state = (key: string) => ({ backend: 's3', config: { bucket: 'state', key } });
  const remote = '${data.terraform_remote_state.cross-stack-reference-input-b.outputs.group}';
  const output = (value: unknown) => ({ output: { group: { value } }, resource: groups });
  const reading = (value: string, name = 'cross-stack-reference-input-b', key = 'b') => ({
    json: { data: { terraform_remote_state: { [name]: state(key) } } },
    value,
  });

  test('is followed to what it is there, through further stacks', () => {
    const { json, value } = reading(remote);
    expect(resolve(value, json, [{ name: 'b', json: output('${aws_security_group.web.id}') }])).toEqual([
      'b/aws_security_group.web.id',
    ]);
    const c = { name: 'c', json: output(['${aws_security_group.db.id}']) };
    const b = {
      name: 'b',
      json: {
        data: { terraform_remote_state: { 'cross-stack-reference-input-c': state('c') } },
        output: {
          group: { value: '${data.terraform_remote_state.cross-stack-reference-input-c.outputs.group}' },
        },
      },
    };
    expect(resolve(value, json, [b, c])).toEqual(['c/aws_security_group.db.id']);
  });

  test('is found by the place of the state, whatever the data source is called', () => {
    const { json, value } = reading('${data.terraform_remote_state.net.outputs.group}', 'net', 'net.tfstate');
    const backend = { terraform: { backend: { s3: { bucket: 'state', key: 'net.tfstate' } } } };
    const producer = { name: 'b', json: { ...output('${aws_security_group.web.id}'), ...backend } };
    const elsewhere = { terraform: { backend: { s3: { bucket: 'state', key: 'other.tfstate' } } } };
    const other = { name: 'c', json: { ...output('${aws_security_group.db.id}'), ...elsewhere } };
    expect(resolve(value, json, [producer, other])).toEqual(['b/aws_security_group.web.id']);
    expect(resolve(value, json, [{ name: 'b', json: output('x') }])).toEqual([`'${value}'`]);
  });

  test('is followed into its parts', () => {
    const { json } = reading(remote);
    const b = { name: 'b', json: output({ web: '${aws_security_group.web.id}', ids: [{ db: 'sg-1' }] }) };
    expect(resolve(remote.replace('}', '.web}'), json, [b])).toEqual(['b/aws_security_group.web.id']);
    expect(resolve(remote.replace('}', '.ids[0].db}'), json, [b])).toEqual(["'sg-1'"]);
  });

  test('is unknown when its stack is not there, or has no such output', () => {
    const { json, value } = reading(remote);
    expect(resolve(value, json)).toEqual([`'${value}'`]);
    expect(resolve(value, json, [{ name: 'b', json: {} }])).toEqual([`'${value}'`]);
  });
});

test('modules are named, because nobody reads them', () => {
  const json = { module: { vpc: { source: './vpc' } } };
  expect(new Model([{ name: 'a', json }]).unread).toEqual(['a/module.vpc']);
});

test('a stack given twice, and a resource that is not there, are refused with what would do', () => {
  const stack = { name: 'a', json: { resource: groups } };
  expect(() => new Model([stack, stack])).toThrow('two stacks are called a: their addresses would be one');
  expect(() => new Model([stack]).at('aws_vpc.main')).toThrow(
    'nothing is called aws_vpc.main; ids look like a/aws_security_group.db',
  );
});

test('a resource has the provider that it names, or the one without an alias', () => {
  const json = {
    provider: { aws: [{ region: 'us-east-1' }, { alias: 'eu', region: 'eu-west-1' }] },
    resource: { aws_vpc: { home: {}, eu: { provider: 'aws.eu' } }, random_id: { x: {} } },
  };
  const model = new Model([{ name: 'a', json }]);
  expect(model.all('aws_vpc', 'random_id').map((resource) => model.providerOf(resource)['region'])).toEqual([
    'eu-west-1',
    'us-east-1',
    undefined,
  ]);
});
