import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { computeRules } from './compute-rules.js';

const judge = judged(computeRules);

const byDefault = (enabled?: boolean) => ({ aws_ebs_encryption_by_default: { all: { enabled } } });

describe('encrypted volumes', () => {
  const volumes = (resource: Blocks) => judge('ENCRYPTED_VOLUMES', resource);
  const volume = (attributes: object, more: Blocks = {}) =>
    volumes({ aws_ebs_volume: { data: { ...attributes } }, ...more });
  const instance = (attributes: object, more: Blocks = {}) =>
    volumes({ aws_instance: { one: { ...attributes } }, ...more });

  test('a volume says it, or the account does', () => {
    expect(volume({ encrypted: true })).toEqual(['pass aws_ebs_volume.data: encrypted is true']);
    expect(volume({ encrypted: false }, byDefault())).toEqual([
      'fail aws_ebs_volume.data: encrypted is false',
    ]);
    expect(volume({})).toEqual(['fail aws_ebs_volume.data: encrypted is not set, which means false']);
    expect(volume({}, byDefault())).toEqual([
      'pass aws_ebs_volume.data: aws_ebs_encryption_by_default encrypts what does not say otherwise',
    ]);
    expect(volume({}, byDefault(false))).toEqual([expect.stringMatching('^fail ')]);
  });

  test('a volume of a snapshot is as the snapshot is', () => {
    expect(volume({ snapshot_id: 'snap-1' })).toEqual([
      expect.stringMatching('^unknown aws_ebs_volume.data'),
    ]);
  });

  test('every device of an instance has to say it', () => {
    expect(instance({ root_block_device: { encrypted: true } })).toEqual([
      'pass aws_instance.one: of s/aws_instance.one, root_block_device.encrypted is true',
    ]);
    expect(
      instance({ root_block_device: { encrypted: true }, ebs_block_device: [{ encrypted: false }] }),
    ).toEqual(['fail aws_instance.one: of s/aws_instance.one, ebs_block_device.encrypted is false']);
    expect(instance({ root_block_device: { volume_size: 8 } })).toEqual([
      'fail aws_instance.one: of s/aws_instance.one, root_block_device.encrypted is not set',
    ]);
  });

  test('an instance that says nothing has what the account does', () => {
    expect(instance({})).toEqual(['fail aws_instance.one: encrypted is set for none of its volumes']);
    expect(instance({}, byDefault())).toEqual([
      expect.stringMatching('^pass aws_instance.one: aws_ebs_encryption_by_default'),
    ]);
  });

  test('devices of a template count, as far as they are volumes', () => {
    const template = (ebs: object) => ({
      aws_launch_template: {
        t: {
          block_device_mappings: [
            { device_name: '/dev/xvda', ebs },
            { device_name: '/dev/sdb', virtual_name: 'ephemeral0' },
          ],
        },
      },
    });
    const named = { launch_template: { id: '${aws_launch_template.t.id}' } };
    expect(instance(named, template({ encrypted: 'true' }))).toEqual([
      'pass aws_instance.one: of s/aws_launch_template.t, block_device_mappings.ebs.encrypted is true',
    ]);
    expect(instance(named, template({ encrypted: 'false' }))).toEqual([
      expect.stringMatching('^fail aws_instance.one'),
    ]);
    expect(instance(named, template({ encrypted: '${var.encrypted}' }))).toEqual([
      expect.stringMatching('^unknown aws_instance.one'),
    ]);
    expect(instance({ launch_template: { id: 'lt-1' } })).toEqual([
      expect.stringMatching('^unknown aws_instance.one: its launch template is of no stack here'),
    ]);
  });
});

test('the account encrypts new volumes when it is told to', () => {
  const account = (resource: Blocks) => judge('EC2_EBS_ENCRYPTION_BY_DEFAULT', resource);
  expect(account(byDefault())).toEqual([
    'pass aws_ebs_encryption_by_default.all: enabled is not set, which means true',
  ]);
  expect(account(byDefault(false))).toEqual(['fail aws_ebs_encryption_by_default.all: enabled is false']);
  expect(account({})).toEqual(['fail account: these stacks have no aws_ebs_encryption_by_default']);
});

test('snapshots need evidence until the account blocks their sharing', () => {
  const snapshots = (state?: string) =>
    judge(
      'EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK',
      state === undefined ? {} : { aws_ebs_snapshot_block_public_access: { all: { state } } },
    );
  expect(snapshots()).toEqual([expect.stringMatching('^unknown account: createVolumePermission')]);
  expect(snapshots('block-new-sharing')).toEqual([expect.stringMatching('^unknown account: ')]);
  expect(snapshots('block-all-sharing')).toEqual([
    'pass account: of s/aws_ebs_snapshot_block_public_access.all, state is block-all-sharing',
  ]);
});

test('launch configurations ask for no public address', () => {
  const configuration = (attributes: object) =>
    judge('AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED', {
      aws_launch_configuration: { c: { ...attributes } },
    });
  expect(configuration({ associate_public_ip_address: true })).toEqual([
    'fail aws_launch_configuration.c: associate_public_ip_address is true',
  ]);
  expect(configuration({})).toEqual([expect.stringMatching('^pass aws_launch_configuration.c')]);
});
