import { refusal, synthStack } from '@ashlar/testing';
import { EbsDefaultKmsKey } from '@cdktf/provider-aws/lib/ebs-default-kms-key/index.js';
import { EbsEncryptionByDefault } from '@cdktf/provider-aws/lib/ebs-encryption-by-default/index.js';
import { EbsSnapshotBlockPublicAccess } from '@cdktf/provider-aws/lib/ebs-snapshot-block-public-access/index.js';
import { Ec2InstanceMetadataDefaults } from '@cdktf/provider-aws/lib/ec2-instance-metadata-defaults/index.js';
import { RegionDefaults, type RegionDefaultsProps } from './region-defaults.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-4000-8000-000000000000';

const build = (props?: RegionDefaultsProps) =>
  synthStack((stack) => void new RegionDefaults(stack, 'region', props));

const stack = build();

test('volumes are encrypted without being asked, by default with the key of AWS', () => {
  expect(stack.one(EbsEncryptionByDefault)).toMatchObject({ enabled: true });
  expect(stack.all(EbsDefaultKmsKey)).toEqual([]);
  expect(build({ ebsKmsKeyArn: KEY }).one(EbsDefaultKmsKey)).toMatchObject({ key_arn: KEY });
});

test('no snapshot is public', () => {
  expect(stack.one(EbsSnapshotBlockPublicAccess)).toMatchObject({ state: 'block-all-sharing' });
});

test('instances answer for their credentials by IMDSv2 only, to nobody beyond themselves', () => {
  expect(stack.one(Ec2InstanceMetadataDefaults)).toMatchObject({
    http_endpoint: 'enabled',
    http_tokens: 'required',
    http_put_response_hop_limit: 1,
  });
  const far = build({ metadataHopLimit: 2 }).one(Ec2InstanceMetadataDefaults);
  expect(far['http_put_response_hop_limit']).toBe(2);
});

test('a region has one owner of its defaults', () => {
  const attempt = () =>
    synthStack((scope) => {
      new RegionDefaults(scope, 'one');
      new RegionDefaults(scope, 'two');
    });
  expect(refusal(attempt)).toContain('the EBS encryption by default of account 123456789012 in us-east-1');
});

test.each<[object, string]>([
  [{ ebsKmsKeyArn: 'alias/ebs' }, "ebsKmsKeyArn is 'alias/ebs'"],
  [{ metadataHopLimit: 0 }, 'metadataHopLimit is 0'],
  [{ metadataHopLimit: 65 }, 'metadataHopLimit is 65'],
  [{ metadataHopLimit: '1' }, "metadataHopLimit is '1'"],
])('%j is refused', (props, what) => {
  expect(refusal(() => build(props as RegionDefaultsProps))).toContain(what);
});
