/** Events of one kind of which people are told. */
export interface FindingEvents {
  readonly description: string;
  readonly pattern: object;
  /** Where in the event the words of the message are. */
  readonly paths: Readonly<Record<string, string>>;
  /** Lines of the message, with `<words>` in their places. */
  readonly lines: readonly string[];
}

export type FindingSource = 'access-analyzer' | 'config' | 'guardduty' | 'root-user' | 'security-hub';

export interface FindingChoices {
  readonly guarddutySeverity: number;
  readonly securityHubSeverities: readonly string[];
  /** Where the console of the partition is: `console.aws.amazon.com`. */
  readonly console: string;
}

const place = { account: '$.account', region: '$.region' };

/**
 * Messages name resources and rules, never what a resource holds: descriptions of findings, which quote paths and objects,
 * stay in the console.
 *
 * asOf: 2026-11
 * source: GuardDuty user guide, "Processing findings with EventBridge"; Security Hub user guide, "EventBridge event formats"; IAM user
 *   guide, "Monitoring IAM Access Analyzer with EventBridge"; AWS Config guide, "Monitoring with EventBridge"; CloudTrail
 *   user guide, "Console sign-in events"
 */
export function findingEvents({
  guarddutySeverity,
  securityHubSeverities,
  console,
}: FindingChoices): Readonly<Record<FindingSource, FindingEvents>> {
  const home = (path: string) => `https://<region>.${console}/${path}`;
  return {
    'access-analyzer': {
      description: 'Something that somebody outside of the account can use',
      pattern: {
        source: ['aws.access-analyzer'],
        'detail-type': ['Access Analyzer Finding'],
        detail: { status: ['ACTIVE'], isDeleted: [false] },
      },
      paths: { ...place, resource: '$.detail.resource', type: '$.detail.resourceType' },
      lines: [
        'Access from outside: <resource>',
        'Account <account>, <region>. A <type> can be used by somebody outside of the account.',
        home('access-analyzer/home?region=<region>#/findings'),
      ],
    },
    config: {
      description: 'Resources that stopped to comply with a rule of a conformance pack',
      pattern: {
        source: ['aws.config'],
        'detail-type': ['Config Rules Compliance Change'],
        detail: {
          messageType: ['ComplianceChangeNotification'],
          // Security Hub has hundreds of rules of its own.
          configRuleName: [{ wildcard: '*-conformance-pack-*' }],
          newEvaluationResult: { complianceType: ['NON_COMPLIANT'] },
          // A pack that is new would tell of everything at once.
          oldEvaluationResult: { complianceType: ['COMPLIANT'] },
        },
      },
      paths: {
        ...place,
        rule: '$.detail.configRuleName',
        type: '$.detail.resourceType',
        resource: '$.detail.resourceId',
      },
      lines: [
        'No longer compliant: <resource>',
        'Account <account>, <region>. A <type> broke the rule <rule>.',
        home('config/home?region=<region>#/rules/details?configRuleName=<rule>'),
      ],
    },
    guardduty: {
      description: `Findings of GuardDuty of severity ${guarddutySeverity} and more`,
      pattern: {
        source: ['aws.guardduty'],
        'detail-type': ['GuardDuty Finding'],
        detail: { severity: [{ numeric: ['>=', guarddutySeverity] }] },
      },
      paths: {
        ...place,
        id: '$.detail.id',
        severity: '$.detail.severity',
        title: '$.detail.title',
        type: '$.detail.type',
      },
      lines: [
        'GuardDuty, severity <severity>: <title>',
        'Account <account>, <region>. <type>.',
        home('guardduty/home?region=<region>#/findings?search=id%3D<id>'),
      ],
    },
    'root-user': {
      description: 'The root user signed in, or changed something',
      pattern: {
        'detail-type': ['AWS Console Sign In via CloudTrail', 'AWS API Call via CloudTrail'],
        detail: {
          userIdentity: { type: ['Root'], invokedBy: [{ exists: false }] },
          eventType: [{ 'anything-but': 'AwsServiceEvent' }],
        },
      },
      paths: { ...place, event: '$.detail.eventName', address: '$.detail.sourceIPAddress', time: '$.time' },
      lines: [
        'The root user did <event>',
        'Account <account>, <region>, at <time>, from <address>. Nobody should need the root user: ask who it was.',
        home('cloudtrailv2/home?region=<region>#/events?Username=root'),
      ],
    },
    'security-hub': {
      description: `Controls of Security Hub that fail: ${securityHubSeverities.join(', ')}`,
      pattern: {
        source: ['aws.securityhub'],
        'detail-type': ['Security Hub Findings - Imported'],
        detail: {
          findings: {
            // What GuardDuty and others send there is told by themselves.
            ProductName: ['Security Hub'],
            Compliance: { Status: ['FAILED'] },
            RecordState: ['ACTIVE'],
            Severity: { Label: securityHubSeverities },
            Workflow: { Status: ['NEW'] },
          },
        },
      },
      paths: {
        ...place,
        control: '$.detail.findings[0].Compliance.SecurityControlId',
        resource: '$.detail.findings[0].Resources[0].Id',
        severity: '$.detail.findings[0].Severity.Label',
        title: '$.detail.findings[0].Title',
      },
      lines: [
        'Security Hub, <severity>: <title>',
        'Account <account>, <region>. <resource> fails <control>.',
        home('securityhub/home?region=<region>#/controls/<control>'),
      ],
    },
  };
}

/** EventBridge takes one quoted text for each line. */
export const inputTemplate = (lines: readonly string[]): string =>
  lines.map((line) => JSON.stringify(line)).join('\n');
