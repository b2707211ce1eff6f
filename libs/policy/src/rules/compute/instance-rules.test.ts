import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { computeRules } from './compute-rules.js';

const judge = judged(computeRules);

const instance = (attributes: object = {}, more: Blocks = {}): Blocks => ({
  aws_instance: { one: { ...attributes } },
  ...more,
});

const templated = (template: object, attributes: object = {}): Blocks =>
  instance(
    { launch_template: { id: '${aws_launch_template.t.id}', version: '$Latest' }, ...attributes },
    { aws_launch_template: { t: { ...template } } },
  );

const elsewhere = instance({ launch_template: { id: 'lt-1' } });

describe('tokens for metadata', () => {
  const metadata = (resource: Blocks) => judge('EC2_IMDSV2_CHECK', resource);
  const tokens = (http_tokens: string) => ({ metadata_options: { http_tokens } });

  test('the instance says it, or its template', () => {
    expect(metadata(instance(tokens('required')))).toEqual([
      'pass aws_instance.one: of s/aws_instance.one, metadata_options.http_tokens is required',
    ]);
    expect(metadata(templated(tokens('required')))).toEqual([
      'pass aws_instance.one: of s/aws_launch_template.t, metadata_options.http_tokens is required',
    ]);
  });

  test('the instance comes before its template', () => {
    expect(metadata(templated(tokens('required'), tokens('optional')))).toEqual([
      'fail aws_instance.one: of s/aws_instance.one, metadata_options.http_tokens is optional',
    ]);
  });

  test('nothing said fails, unless the account says it', () => {
    expect(metadata(instance())).toEqual([
      'fail aws_instance.one: of s/aws_instance.one, metadata_options.http_tokens is not set',
    ]);
    expect(
      metadata(instance({}, { aws_ec2_instance_metadata_defaults: { all: { http_tokens: 'required' } } })),
    ).toEqual([
      'pass aws_instance.one: of s/aws_ec2_instance_metadata_defaults.all, http_tokens is required',
    ]);
  });

  test('a template of no stack, or a value that only Terraform knows, needs evidence', () => {
    expect(metadata(elsewhere)).toEqual([
      "unknown aws_instance.one: its launch template is of no stack here: see what AWS Config's rule EC2_IMDSV2_CHECK finds",
    ]);
    expect(metadata(instance(tokens('${var.tokens}')))).toEqual([expect.stringMatching('^unknown ')]);
  });

  test('a group is judged by what it starts', () => {
    const group = (attributes: object, more: Blocks) =>
      metadata({ aws_autoscaling_group: { all: { ...attributes } }, ...more });
    const id = '${aws_launch_template.t.id}';
    const specification = { launch_template_specification: { launch_template_id: id } };
    const template = { aws_launch_template: { t: tokens('optional') } };
    const failing = [
      'fail aws_autoscaling_group.all: of s/aws_launch_template.t, metadata_options.http_tokens is optional',
    ];
    expect(group({ launch_template: [{ id }] }, template)).toEqual(failing);
    expect(group({ mixed_instances_policy: { launch_template: specification } }, template)).toEqual(failing);
    expect(
      group(
        { launch_configuration: '${aws_launch_configuration.c.name}' },
        { aws_launch_configuration: { c: tokens('required') } },
      ),
    ).toEqual([
      'pass aws_autoscaling_group.all: of s/aws_launch_configuration.c, metadata_options.http_tokens is required',
    ]);
  });
});

describe('roles', () => {
  const profile = (resource: Blocks) => judge('EC2_INSTANCE_PROFILE_ATTACHED', resource);

  test('the instance has one, or its template', () => {
    const profiles = { aws_iam_instance_profile: { p: {} } };
    expect(
      profile(instance({ iam_instance_profile: '${aws_iam_instance_profile.p.name}' }, profiles)),
    ).toEqual([
      'pass aws_instance.one: of s/aws_instance.one, iam_instance_profile is s/aws_iam_instance_profile.p',
    ]);
    expect(profile(templated({ iam_instance_profile: { name: 'p' } }))).toEqual([
      'pass aws_instance.one: of s/aws_launch_template.t, iam_instance_profile is p',
    ]);
  });

  test('none fails', () => {
    expect(profile(instance())).toEqual([
      'fail aws_instance.one: of s/aws_instance.one, iam_instance_profile is not set',
    ]);
  });
});

describe('public addresses', () => {
  const address = (resource: Blocks) => judge('EC2_INSTANCE_NO_PUBLIC_IP', resource);
  const subnet = (map_public_ip_on_launch?: boolean | string) => ({
    aws_subnet: { a: { map_public_ip_on_launch } },
  });
  const inSubnet = { subnet_id: '${aws_subnet.a.id}' };

  test('the instance says it, or its template', () => {
    expect(address(instance({ associate_public_ip_address: true }))).toEqual([
      'fail aws_instance.one: of s/aws_instance.one, associate_public_ip_address is true',
    ]);
    const template = { network_interfaces: [{ associate_public_ip_address: 'false' }] };
    expect(address(templated(template))).toEqual([
      'pass aws_instance.one: of s/aws_launch_template.t, network_interfaces.associate_public_ip_address is false',
    ]);
  });

  test('where nothing is said, the subnet decides', () => {
    expect(address(instance(inSubnet, subnet()))).toEqual([
      'pass aws_instance.one: s/aws_subnet.a give none by themselves',
    ]);
    expect(address(instance(inSubnet, subnet(true)))).toEqual([
      'fail aws_instance.one: associate_public_ip_address is not set, and map_public_ip_on_launch of s/aws_subnet.a is true',
    ]);
    const group = { aws_autoscaling_group: { all: { vpc_zone_identifier: ['${aws_subnet.a.id}'] } } };
    expect(address({ ...group, ...subnet(true) })).toEqual([
      expect.stringMatching('^fail aws_autoscaling_group.all: '),
    ]);
  });

  test('a subnet of no stack needs evidence, and one that only Terraform knows', () => {
    expect(address(instance(inSubnet, subnet('${var.public}')))).toEqual([
      expect.stringMatching('^unknown '),
    ]);
    expect(address(instance({ subnet_id: 'subnet-1' }))).toEqual([expect.stringMatching('^unknown ')]);
    expect(address(instance())).toEqual([expect.stringMatching('^unknown ')]);
  });

  test('an elastic address counts, also on an interface', () => {
    const private_ = { associate_public_ip_address: false };
    expect(address(instance(private_, { aws_eip: { ip: { instance: '${aws_instance.one.id}' } } }))).toEqual([
      'fail aws_instance.one: s/aws_eip.ip is its address',
    ]);
    expect(
      address(instance(private_, { aws_eip_association: { ip: { instance_id: '${aws_instance.one.id}' } } })),
    ).toEqual(['fail aws_instance.one: s/aws_eip_association.ip is its address']);
    const primary = {
      primary_network_interface: { network_interface_id: '${aws_network_interface.eni.id}' },
    };
    expect(
      address(
        instance(primary, {
          aws_network_interface: { eni: {} },
          aws_eip: { ip: { network_interface: '${aws_network_interface.eni.id}' } },
        }),
      ),
    ).toEqual(['fail aws_instance.one: s/aws_eip.ip is its address']);
  });
});

test('every instance is in a VPC, if only in the default one', () => {
  expect(judge('INSTANCES_IN_VPC', instance({ subnet_id: 'subnet-1' }))).toEqual([
    'pass aws_instance.one: of s/aws_instance.one, subnet_id is subnet-1',
  ]);
  expect(judge('INSTANCES_IN_VPC', instance())).toEqual([
    'pass aws_instance.one: it names no subnet, so EC2 takes one of the default VPC',
  ]);
});

test.each([
  'EC2_INSTANCE_MANAGED_BY_SSM',
  'EC2_MANAGEDINSTANCE_ASSOCIATION_COMPLIANCE_STATUS_CHECK',
  'EC2_MANAGEDINSTANCE_PATCH_COMPLIANCE_STATUS_CHECK',
  'EC2_STOPPED_INSTANCE',
])('%s asks for evidence where there are instances', (id) => {
  expect(judge(id, instance())).toEqual([expect.stringMatching('^unknown aws_instance.one: ')]);
  expect(judge(id, {})).toEqual([]);
});
