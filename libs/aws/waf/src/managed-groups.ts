interface Group {
  /** Web ACL capacity units. */
  readonly capacity: number;
  /** Charged besides the ACL's own prices. */
  readonly costsExtra: boolean;
}

const free = (capacity: number): Group => ({ capacity, costsExtra: false });
const paid = (capacity: number): Group => ({ capacity, costsExtra: true });

/**
 * The rule groups that AWS keeps.
 *
 * asOf: 2026-11
 * source: AWS WAF developer guide, "AWS Managed Rules rule groups list": each group's page names its capacity
 * refresh: aws wafv2 describe-managed-rule-group --vendor-name AWS --scope REGIONAL --name <name>
 */
export const MANAGED_GROUPS = {
  AWSManagedRulesACFPRuleSet: paid(50),
  AWSManagedRulesATPRuleSet: paid(50),
  AWSManagedRulesAdminProtectionRuleSet: free(100),
  AWSManagedRulesAmazonIpReputationList: free(25),
  AWSManagedRulesAnonymousIpList: free(50),
  AWSManagedRulesAntiDDoSRuleSet: paid(50),
  AWSManagedRulesBotControlRuleSet: paid(50),
  AWSManagedRulesCommonRuleSet: free(700),
  AWSManagedRulesKnownBadInputsRuleSet: free(200),
  AWSManagedRulesLinuxRuleSet: free(200),
  AWSManagedRulesPHPRuleSet: free(100),
  AWSManagedRulesSQLiRuleSet: free(200),
  AWSManagedRulesUnixRuleSet: free(100),
  AWSManagedRulesWindowsRuleSet: free(200),
  AWSManagedRulesWordPressRuleSet: free(100),
} as const satisfies Record<string, Group>;

export type ManagedGroupName = keyof typeof MANAGED_GROUPS;

/** The groups that are charged besides the ACL, each with settings of its own. */
export type PaidGroupName =
  | 'AWSManagedRulesACFPRuleSet'
  | 'AWSManagedRulesATPRuleSet'
  | 'AWSManagedRulesAntiDDoSRuleSet'
  | 'AWSManagedRulesBotControlRuleSet';

export type FreeGroupName = Exclude<ManagedGroupName, PaidGroupName>;

export const isManagedGroup = (name: unknown): name is ManagedGroupName =>
  typeof name === 'string' && Object.hasOwn(MANAGED_GROUPS, name);
