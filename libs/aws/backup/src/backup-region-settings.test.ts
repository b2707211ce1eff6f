import { refusal, synthStack } from '@ashlar/testing';
import { BackupRegionSettings as Settings } from '@cdktf/provider-aws/lib/backup-region-settings/index.js';
import { BackupRegionSettings, type BackupRegionSettingsProps } from './backup-region-settings.js';

const build = (props?: BackupRegionSettingsProps) =>
  synthStack((stack) => void new BackupRegionSettings(stack, 'settings', props));

const preferences = (props?: BackupRegionSettingsProps) =>
  build(props).one(Settings)['resource_type_opt_in_preference'] as Record<string, boolean>;

test('plans back up every type that there is', () => {
  expect(preferences()).toMatchObject({
    Aurora: true,
    DynamoDB: true,
    EBS: true,
    EFS: true,
    RDS: true,
    S3: true,
  });
  expect(Object.values(preferences())).not.toContain(false);
});

test('what is opted out of is the only one left out', () => {
  const { EC2, ...others } = preferences({ optOut: ['EC2'] });
  expect(EC2).toBe(false);
  expect(Object.values(others)).not.toContain(false);
});

test('a region has one owner of its settings', () => {
  const attempt = () =>
    synthStack((stack) => {
      new BackupRegionSettings(stack, 'one');
      new BackupRegionSettings(stack, 'two');
    });
  expect(refusal(attempt)).toContain(
    'the AWS Backup service opt-in of account 123456789012 in us-east-1 is owned by',
  );
});

test.each([
  [['Ec2'], "optOut[0] is 'Ec2'"],
  ['EC2', "optOut is 'EC2'"],
])('%p is refused', (optOut, what) => {
  const attempt = () => build({ optOut } as unknown as BackupRegionSettingsProps);
  expect(refusal(attempt)).toContain(what);
});
