import type { Resource } from '@ashlar/graph';
import { block, blocks, written } from './attributes.js';
import { ofType } from './kinds.js';
import type { View } from './view.js';
import { count, some } from './words.js';

/** What is recorded of the account: calls and configurations. */
export function auditLines(all: readonly Resource[], view: View): string[] {
  const trails = ofType(all, 'aws_cloudtrail').map(({ attributes }) => {
    const traits = [
      ...(written(attributes, 'is_multi_region_trail') === 'true' ? ['all regions'] : []),
      ...(written(attributes, 'enable_log_file_validation') === 'true' ? ['validated'] : []),
      ...(blocks(attributes, 'insight_selector').length > 0 ? ['insights'] : []),
    ];
    return `CloudTrail${traits.length > 0 ? `: ${traits.join(', ')}` : ''}`;
  });
  const recorders = ofType(all, 'aws_config_configuration_recorder').map(({ attributes }) => {
    const group = block(attributes, 'recording_group');
    return `Config recorder${group === undefined || written(group, 'all_supported') === 'true' ? ', all types' : ''}`;
  });
  const packs = ofType(all, 'aws_config_conformance_pack').map((pack) => {
    // A template has parameters of its own, which look like those of Terraform.
    const rules = String(pack.attributes['template_body']).match(/AWS::Config::ConfigRule/g)?.length ?? 0;
    return `conformance pack ${view.nameOf(pack)}${rules > 0 ? `: ${count(rules, 'rule')}` : ''}`;
  });
  const rules = ofType(all, 'aws_config_config_rule').length;
  return [...trails, ...recorders, ...packs, ...(rules > 0 ? [count(rules, 'Config rule')] : [])];
}

/** What looks for attacks and mistakes. */
export function detectionLines(all: readonly Resource[]): string[] {
  const features = ofType(all, 'aws_guardduty_detector_feature')
    .filter(({ attributes }) => written(attributes, 'status') === 'ENABLED')
    .map((feature) => featureName(written(feature.attributes, 'name') ?? '?'));
  const detectors = ofType(all, 'aws_guardduty_detector').map(() => 'GuardDuty');
  const standards = ofType(all, 'aws_securityhub_standards_subscription').length;
  const hub = ofType(all, 'aws_securityhub_account').map(
    () => `Security Hub${standards > 0 ? `, ${count(standards, 'standard')}` : ''}`,
  );
  const analyzers = ofType(all, 'aws_accessanalyzer_analyzer').map(() => 'IAM Access Analyzer');
  return [
    ...new Set(detectors.map((name) => (features.length > 0 ? `${name}: ${some(features, 12)}` : name))),
    ...hub,
    ...new Set(analyzers),
  ];
}

/** `EKS_AUDIT_LOGS` → `EKS audit logs`. */
const featureName = (name: string) =>
  name
    .split('_')
    .map((word) => (['EKS', 'EBS', 'S3', 'RDS'].includes(word) ? word : word.toLowerCase()))
    .join(' ');

const SETTINGS: Readonly<Record<string, string>> = {
  aws_ebs_default_kms_key: 'own key for EBS by default',
  aws_ebs_encryption_by_default: 'EBS encrypted by default',
  aws_ebs_snapshot_block_public_access: 'no public EBS snapshots',
  aws_ec2_instance_metadata_defaults: 'IMDSv2 by default',
  aws_iam_account_password_policy: 'password policy',
  aws_s3_account_public_access_block: 'no public S3 buckets',
};

export const settingLines = (all: readonly Resource[]) =>
  [...new Set(all.map(({ type }) => SETTINGS[type] ?? type))].sort();
