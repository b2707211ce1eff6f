import { sortedEntries, type ProjectStack } from '@ashlar/core';
import type { Statement } from '@ashlar/iam';
import { failureStatements } from './asynchronous.js';
import type { LambdaFunctionProps } from './function-props.js';
import { queueStatements } from './queue-source.js';

/** What the role holds: what Lambda does for the function in its name, and what the code may do. */
export function functionStatements(
  stack: ProjectStack,
  props: LambdaFunctionProps,
  logGroupArn: string,
): Statement[] {
  const { vpc, environment, kmsKeyArn, deadLetter, asynchronous, queues, may = [] } = props;
  const onFailure = asynchronous?.onFailure;
  return [
    {
      sid: 'WriteLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${logGroupArn}:*`],
    },
    {
      sid: 'SendTraces',
      actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
      resources: ['*'],
      anyResourceBecause: 'X-Ray has no resource for it: traces belong to the account',
    },
    ...(vpc === undefined ? [] : [INTERFACES]),
    ...(environment === undefined ? [] : [variablesStatement(stack, kmsKeyArn)]),
    ...(deadLetter === undefined ? [] : failureStatements(stack, 'dead-letter', deadLetter)),
    ...(onFailure === undefined ? [] : failureStatements(stack, 'on-failure', onFailure)),
    ...sortedEntries(queues).flatMap(([key, source]) => queueStatements(stack, key, source)),
    ...may,
  ];
}

/** Lambda makes network interfaces in the name of the role. The code itself may not: its calls carry the key that has to be missing. */
const INTERFACES: Statement = {
  sid: 'JoinVpc',
  actions: [
    'ec2:AssignPrivateIpAddresses',
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:UnassignPrivateIpAddresses',
  ],
  resources: ['*'],
  conditions: { Null: { 'lambda:SourceFunctionArn': 'true' } },
  anyResourceBecause:
    'Lambda makes interfaces whose ids nobody knows before, and EC2 describes them all or none',
};

const variablesStatement = (stack: ProjectStack, kmsKeyArn: string): Statement => ({
  sid: 'DecryptVariables',
  actions: ['kms:Decrypt'],
  resources: [kmsKeyArn],
  conditions: { StringEquals: { 'kms:ViaService': `lambda.${stack.environment.region}.amazonaws.com` } },
});
