import type { Statement } from '@ashlar/iam';

interface AgentResources {
  readonly logGroupArn: string;
  readonly kmsKeyArn: string;
}

/**
 * What Session Manager's agent does on the instance, and nothing of the rest that AmazonSSMManagedInstanceCore allows.
 * asOf: 2026-11, source: Systems Manager user guide, "Create a custom IAM role for Session Manager"
 */
export const agentStatements = ({ logGroupArn, kmsKeyArn }: AgentResources): Statement[] => [
  {
    sid: 'Sessions',
    actions: [
      'ssm:UpdateInstanceInformation',
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    resources: ['*'],
    anyResourceBecause: 'these actions of Session Manager know no resources',
  },
  {
    sid: 'WriteSessionLogs',
    actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    resources: [logGroupArn, `${logGroupArn}:*`],
  },
  {
    sid: 'FindSessionLogs',
    actions: ['logs:DescribeLogGroups'],
    resources: ['*'],
    anyResourceBecause: 'log groups are listed for the whole account or not at all',
  },
  { sid: 'DecryptSessions', actions: ['kms:Decrypt'], resources: [kmsKeyArn] },
];

interface OperatorResources {
  readonly instanceArn: string;
  readonly documentArn: string;
  readonly tunnelDocumentArn: string;
  readonly kmsKeyArn: string;
  readonly sessionArns: string;
}

/** What a person needs for a logged shell or a tunnel through this bastion, and through no other instance. */
export const operatorStatements = (resources: OperatorResources): Statement[] => [
  {
    sid: 'StartSessions',
    actions: ['ssm:StartSession'],
    resources: [resources.instanceArn, resources.documentArn, resources.tunnelDocumentArn],
    // Without this, a session may be started with the account's default document, which need not log.
    conditions: { BoolIfExists: { 'ssm:SessionDocumentAccessCheck': 'true' } },
  },
  {
    sid: 'EndOwnSessions',
    actions: ['ssm:ResumeSession', 'ssm:TerminateSession'],
    resources: [resources.sessionArns],
  },
  { sid: 'EncryptSessions', actions: ['kms:GenerateDataKey'], resources: [resources.kmsKeyArn] },
];
