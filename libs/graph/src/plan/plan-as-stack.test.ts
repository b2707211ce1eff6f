import { Model } from '../model.js';
import type { Attributes, TerraformJson } from '../terraform-json.js';
import { planAsStack, type PlanAsStackOptions, plannedAddress } from './plan-as-stack.js';
import type { PlanJson, ResourceChangeJson } from './plan-json.js';

/** A resource that is created, as a plan has it. */
const created = (address: string, after: Attributes, unknown: Attributes = {}): ResourceChangeJson => ({
  address,
  mode: address.startsWith('data.') ? 'data' : 'managed',
  type: /([a-z]\w*)\.[\w-]+(?:\[[^\]]*\])?$/.exec(address)?.[1] ?? '',
  change: { actions: ['create'], before: null, after, after_unknown: unknown },
});

const configured = (address: string, expressions: Attributes) => ({
  address,
  mode: 'managed',
  type: '',
  expressions,
});

/** What the resources of a plan are, by what they are called in the stack. */
function resourcesOf(changes: ResourceChangeJson[], more: PlanJson = {}, options: PlanAsStackOptions = {}) {
  const { json } = planAsStack({ resource_changes: changes, ...more }, 's', options);
  return Object.fromEntries(
    Object.entries(json.resource ?? {}).flatMap(([type, named]) =>
      Object.entries(named).map(([name, body]) => [`${type}.${name}`, withoutNote(body)] as const),
    ),
  );
}

const withoutNote = (body: Attributes) =>
  Object.fromEntries(Object.entries(body).filter(([key]) => key !== '//'));

const configuration = (...resources: ReturnType<typeof configured>[]): PlanJson => ({
  configuration: { root_module: { resources } },
});

test('values are those after the apply, and what is gone is gone', () => {
  const gone = created('aws_vpc.gone', {});
  const changes = [
    created('aws_vpc.main', { cidr_block: '10.0.0.0/16', tags: null }),
    { ...gone, change: { ...gone.change, actions: ['delete'] } },
    { ...created('aws_vpc.main', {}), deposed: '1234' },
  ];
  expect(resourcesOf(changes)).toEqual({ 'aws_vpc.main': { cidr_block: '10.0.0.0/16' } });
});

test('before is what stands there now', () => {
  const change = { actions: ['update'], before: { size: 1 }, after: { size: 2 } };
  const changed = { ...created('aws_vpc.main', {}), change };
  expect(resourcesOf([changed], {}, { values: 'before' })).toEqual({ 'aws_vpc.main': { size: 1 } });
  expect(resourcesOf([created('aws_vpc.new', {})], {}, { values: 'before' })).toEqual({});
});

test('what is known after the apply is what it is written as, or nothing when nobody writes it', () => {
  const changes = [
    created('aws_s3_bucket.files', { bucket: 'files' }, { id: true, versioning: true }),
    created('aws_s3_bucket_policy.files', {}, { bucket: true, policy: true, id: true }),
  ];
  const plan = configuration(
    configured('aws_s3_bucket.files', { bucket: { constant_value: 'files' } }),
    configured('aws_s3_bucket_policy.files', {
      bucket: { references: ['aws_s3_bucket.files.id', 'aws_s3_bucket.files'] },
      policy: { references: ['aws_s3_bucket.files.arn', 'aws_s3_bucket.files'] },
    }),
  );
  expect(resourcesOf(changes, plan)).toEqual({
    'aws_s3_bucket.files': { bucket: 'files' },
    'aws_s3_bucket_policy.files': {
      bucket: '${aws_s3_bucket.files.id}',
      // More than a reference: nobody knows what.
      policy: '${format("", aws_s3_bucket.files.arn)}',
    },
  });
});

test('with the JSON that was planned, it is what stands there', () => {
  const json: TerraformJson = {
    resource: { aws_s3_bucket_policy: { files: { policy: '{"x":"${aws_s3_bucket.files.arn}/*"}' } } },
    output: { id: { value: 'x' } },
  };
  const changes = [created('aws_s3_bucket_policy.files', {}, { policy: true, id: true })];
  expect(resourcesOf(changes, {}, { json })).toEqual({
    'aws_s3_bucket_policy.files': { policy: '{"x":"${aws_s3_bucket.files.arn}/*"}' },
  });
  expect(planAsStack({ resource_changes: changes }, 's', { json }).json.output).toEqual(json.output);
  expect(resourcesOf(changes, {}, { json, settled: 'x' })).toEqual({
    'aws_s3_bucket_policy.files': { policy: 'x' },
  });
});

test('a known value stays the reference that it is, and what else gives it does not', () => {
  const changes = [
    created('aws_vpc.main', { id: 'vpc-1' }),
    created('aws_subnet.a', { vpc_id: 'vpc-1', cidr_block: '10.0.0.0/24', name: 'in-vpc-1' }),
  ];
  const json: TerraformJson = {
    resource: {
      aws_subnet: {
        a: {
          vpc_id: '${aws_vpc.main.id}',
          cidr_block: '${cidrsubnet("10.0.0.0/16", 8, 0)}',
          name: 'in-${aws_vpc.main.id}',
        },
      },
    },
  };
  const joined = { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.0.0/24', name: 'in-vpc-1' };
  expect(resourcesOf(changes, {}, { json })['aws_subnet.a']).toEqual(joined);

  const references = ['aws_vpc.main.id', 'aws_vpc.main'];
  const plan = configuration(configured('aws_subnet.a', { vpc_id: { references } }));
  expect(resourcesOf(changes, plan)['aws_subnet.a']).toEqual(joined);
  const other = [created('aws_vpc.main', { id: 'vpc-1' }), created('aws_subnet.a', { vpc_id: 'vpc-1-more' })];
  expect(resourcesOf(other, plan)['aws_subnet.a']).toEqual({ vpc_id: 'vpc-1-more' });
});

test('instances and modules are resources of their own, and references reach all that are meant', () => {
  const changes = [
    created('module.net["a"].aws_subnet.app[0]', { cidr_block: '10.0.0.0/24' }),
    created('module.net["a"].aws_subnet.app[1]', { cidr_block: '10.0.1.0/24' }),
    created('module.net["a"].aws_db_subnet_group.db', {}, { subnet_ids: true }),
    created('module.net["a"].aws_eip.first', {}, { subnet: true }),
  ];
  const plan: PlanJson = {
    configuration: {
      root_module: {
        module_calls: {
          net: {
            module: {
              resources: [
                configured('aws_db_subnet_group.db', { subnet_ids: { references: ['aws_subnet.app'] } }),
                configured('aws_eip.first', {
                  subnet: { references: ['aws_subnet.app[1].id', 'aws_subnet.app[1]'] },
                }),
              ],
            },
          },
        },
      },
    },
  };
  const stack = planAsStack({ resource_changes: changes, ...plan }, 's');
  const model = new Model([stack]);
  const reached = (type: string, attribute: string) =>
    model
      .all(type)
      .flatMap((one) => model.targets(one, attribute))
      .map(({ resource }) => resource && plannedAddress(resource.attributes));
  expect(reached('aws_db_subnet_group', 'subnet_ids')).toEqual([
    'module.net["a"].aws_subnet.app[0]',
    'module.net["a"].aws_subnet.app[1]',
  ]);
  expect(reached('aws_eip', 'subnet')).toEqual(['module.net["a"].aws_subnet.app[1]']);
});

test('a dynamic block of which nobody knows how many there are stays as it is written', () => {
  const dynamic = { ingress: { for_each: '${local.x}', content: { from_port: '${ingress.value}' } } };
  const json: TerraformJson = { resource: { aws_security_group: { web: { dynamic } } } };
  const unknown = created('aws_security_group.web', {}, { ingress: true });
  expect(resourcesOf([unknown], {}, { json })['aws_security_group.web']).toMatchObject({ dynamic });
  const known = created('aws_security_group.web', { ingress: [{ from_port: 22 }] });
  expect(resourcesOf([known], {}, { json })['aws_security_group.web']).toEqual({
    ingress: [{ from_port: 22 }],
  });
  // Without the JSON, that something of a block is unknown is all that can be told.
  const some = created('aws_security_group.web', { ingress: [{}] }, { ingress: [{ from_port: true }] });
  expect(resourcesOf([some])['aws_security_group.web']).toEqual({
    ingress: [{ from_port: '${known_after_apply}' }],
  });
});

test('what was read while planning is known, and states of others stay where they are', () => {
  const prior: PlanJson['prior_state'] = {
    values: {
      root_module: {
        resources: [
          {
            address: 'data.aws_region.here',
            mode: 'data',
            type: 'aws_region',
            values: { name: 'eu-west-1' },
          },
          {
            address: 'data.terraform_remote_state.x',
            mode: 'data',
            type: 'x',
            values: { outputs: { s: 'secret' } },
          },
        ],
      },
    },
  };
  const json: TerraformJson = { data: { terraform_remote_state: { x: { backend: 's3' } } } };
  expect(planAsStack({ prior_state: prior }, 's', { json }).json.data).toEqual({
    aws_region: { here: { name: 'eu-west-1' } },
    terraform_remote_state: { x: { backend: 's3' } },
  });
});

test('providers are set up as far as it is written out', () => {
  const provider_config = {
    aws: { name: 'aws', expressions: { region: { constant_value: 'eu-west-1' } } },
    'aws.west': { name: 'aws', alias: 'west', expressions: { region: { references: ['var.x'] } } },
  };
  expect(planAsStack({ configuration: { provider_config } }, 's').json['provider']).toEqual({
    aws: [{ region: 'eu-west-1' }, { alias: 'west' }],
  });
});
