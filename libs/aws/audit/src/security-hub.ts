import { is, type Problem, ProjectStack, refuse, strangerProblems, wordProblems } from '@ashlar/core';
import { SecurityhubAccount } from '@cdktf/provider-aws/lib/securityhub-account/index.js';
import { SecurityhubStandardsSubscription } from '@cdktf/provider-aws/lib/securityhub-standards-subscription/index.js';
import { Construct } from 'constructs';

export interface SecurityHubProps {
  /**
   * Standards by which the account is judged. Each check of a control costs 0.001 USD, and one that several standards share is
   * billed once.
   * @default ['aws-foundational']
   */
  readonly standards?: readonly SecurityStandard[];
}

export type SecurityStandard = keyof typeof standardNames;

/**
 * asOf: 2026-11
 * source: Security Hub user guide, "Standards reference": the ARN of each standard
 */
const standardNames = {
  'aws-foundational': 'aws-foundational-security-best-practices/v/1.0.0',
  'cis-3.0': 'cis-aws-foundations-benchmark/v/3.0.0',
  'nist-800-53': 'nist-800-53/v/5.0.0',
} as const;

const known = Object.keys(standardNames);

/**
 * Security Hub: collects the findings of GuardDuty, IAM Access Analyzer and others, and judges the account by the standards
 * that it is subscribed to, with the records of AWS Config. One for each account and region.
 *
 * @throws InputError for a standard that is not known, and for a second owner in the account and region.
 */
export class SecurityHub extends Construct {
  readonly account: SecurityhubAccount;

  constructor(scope: Construct, id: string, props: SecurityHubProps = {}) {
    super(scope, id);
    const { standards = ['aws-foundational'] } = props;
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (SecurityHub)`, [
      ...strangerProblems('the hub', props, ['standards']),
      ...standardProblems(standards),
    ]);
    stack.claimSingleton(this, 'security-hub');
    this.account = new SecurityhubAccount(this, 'account', {
      // Controls that AWS adds to a standard are checked from then on.
      autoEnableControls: true,
      // One finding for each control, however many standards have it.
      controlFindingGenerator: 'SECURITY_CONTROL',
      // Else AWS subscribes to two of its own choice.
      enableDefaultStandards: false,
    });
    for (const key of [...new Set(standards)].sort()) {
      new SecurityhubStandardsSubscription(this, key.replaceAll('.', '-'), {
        standardsArn: `arn:${stack.partition}:securityhub:${stack.environment.region}::standards/${standardNames[key]}`,
        dependsOn: [this.account],
      });
    }
  }
}

function standardProblems(standards: unknown): Problem[] {
  if (!Array.isArray(standards)) {
    return [{ what: is('standards', standards), fix: `list them: ${known.join(', ')}` }];
  }
  return standards.flatMap((standard, index) => wordProblems(`standards[${index}]`, standard, known));
}
