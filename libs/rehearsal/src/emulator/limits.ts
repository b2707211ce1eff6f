/** A resource type that the emulator can't apply, or changes behind Terraform's back. */
interface Limit {
  readonly type: string;
  readonly reason: string;
}

/** An attribute that the emulator reads back differently from what was written. */
interface Drift extends Limit {
  readonly attribute: string;
}

/**
 * What moto is known not to carry. A type is planned and validated, and left out of
 * the apply together with what refers to it.
 *
 * asOf: 2026-11, moto 5.2.1 and AWS provider 5.100.0
 * refresh: remove a line, rehearse, and see whether it passes
 */
export const notCarried: readonly Limit[] = [
  'aws_accessanalyzer_analyzer',
  'aws_cloudwatch_composite_alarm',
  'aws_config_conformance_pack',
].map((type) => ({ type, reason: 'moto fails to create it' }));

/** Differences that are moto's and no one else's. Anything else in a second plan is a failure. */
export const knownDrift: readonly Drift[] = [
  {
    type: 'aws_kms_key',
    attribute: 'rotation_period_in_days',
    reason: 'moto does not return the rotation period',
  },
];
