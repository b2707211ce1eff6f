import { refusal, synthStack, testEnvironment } from '@ashlar/testing';
import { SecurityhubAccount } from '@cdktf/provider-aws/lib/securityhub-account/index.js';
import { SecurityhubStandardsSubscription } from '@cdktf/provider-aws/lib/securityhub-standards-subscription/index.js';
import { SecurityHub, type SecurityHubProps } from './security-hub.js';

const build = (props?: SecurityHubProps, environment = testEnvironment()) =>
  synthStack((stack) => void new SecurityHub(stack, 'hub', props), environment);

const arns = (...args: Parameters<typeof build>) =>
  build(...args)
    .all(SecurityhubStandardsSubscription)
    .map(({ standards_arn: arn }) => arn);

test('Security Hub tells of each control once, and judges by the standards of ours', () => {
  expect(build().one(SecurityhubAccount)).toMatchObject({
    auto_enable_controls: true,
    control_finding_generator: 'SECURITY_CONTROL',
    enable_default_standards: false,
  });
  expect(arns()).toEqual([
    'arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0',
  ]);
});

test('standards are of the region and its partition', () => {
  const environment = testEnvironment({ region: 'us-gov-west-1', zones: ['us-gov-west-1a'] });
  expect(arns({ standards: ['nist-800-53', 'cis-3.0', 'nist-800-53'] }, environment)).toEqual([
    'arn:aws-us-gov:securityhub:us-gov-west-1::standards/cis-aws-foundations-benchmark/v/3.0.0',
    'arn:aws-us-gov:securityhub:us-gov-west-1::standards/nist-800-53/v/5.0.0',
  ]);
});

test('a standard waits for the account', () => {
  expect(build().one(SecurityhubStandardsSubscription)['depends_on']).toEqual([
    expect.stringMatching(/^aws_securityhub_account\./),
  ]);
});

test('a region has one owner of its Security Hub', () => {
  const attempt = () =>
    synthStack((stack) => {
      new SecurityHub(stack, 'one');
      new SecurityHub(stack, 'two');
    });
  expect(refusal(attempt)).toContain(
    'the Security Hub account of account 123456789012 in us-east-1 is owned',
  );
});

test.each<[unknown, string]>([
  [['cis'], "standards[0] is 'cis'"],
  [[undefined], 'standards[0] is left out'],
  ['cis-3.0', "standards is 'cis-3.0'"],
])('%j are no standards', (standards, what) => {
  expect(refusal(() => build({ standards } as unknown as SecurityHubProps))).toContain(what);
});
