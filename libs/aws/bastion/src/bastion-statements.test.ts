import { agentStatements, operatorStatements } from './bastion-statements.js';

const LOG = 'arn:aws:logs:us-east-1:123456789012:log-group:/demo/test/bastion/sessions';
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/k';

test('the agent registers, runs sessions and writes their log, and does nothing else', () => {
  expect(agentStatements({ logGroupArn: LOG, kmsKeyArn: KEY })).toEqual([
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
      anyResourceBecause: expect.any(String),
    },
    {
      sid: 'WriteSessionLogs',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [LOG, `${LOG}:*`],
    },
    {
      sid: 'FindSessionLogs',
      actions: ['logs:DescribeLogGroups'],
      resources: ['*'],
      anyResourceBecause: expect.any(String),
    },
    { sid: 'DecryptSessions', actions: ['kms:Decrypt'], resources: [KEY] },
  ]);
});

test('a person starts sessions with documents that log, ends her own, and encrypts them', () => {
  const arns = {
    ...{ instanceArn: 'instance', documentArn: 'document', tunnelDocumentArn: 'tunnel' },
    ...{ kmsKeyArn: KEY, sessionArns: 'own' },
  };
  expect(operatorStatements(arns)).toEqual([
    {
      sid: 'StartSessions',
      actions: ['ssm:StartSession'],
      resources: ['instance', 'document', 'tunnel'],
      conditions: { BoolIfExists: { 'ssm:SessionDocumentAccessCheck': 'true' } },
    },
    {
      sid: 'EndOwnSessions',
      actions: ['ssm:ResumeSession', 'ssm:TerminateSession'],
      resources: ['own'],
    },
    { sid: 'EncryptSessions', actions: ['kms:GenerateDataKey'], resources: [KEY] },
  ]);
});
